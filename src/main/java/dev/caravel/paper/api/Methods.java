package dev.caravel.paper.api;

import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.Trader;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every method of the exchange by its name in the path. The results are JSON texts. */
public final class Methods {
    private final Map<String, Function<Arguments, String>> open;
    private final Map<String, Private> closed;

    /**
     * A method that needs a signature.
     *
     * @param changes whether it changes orders, and so belongs into the journal
     */
    public record Private(Permission permission, boolean changes, BiFunction<Trader, Arguments, String> body) {}

    public Methods(Engine engine) {
        MarketMethods market = new MarketMethods(engine);
        ListingMethods listings = new ListingMethods(engine);
        TradingMethods trading = new TradingMethods(engine);
        OrderMethods orders = new OrderMethods();
        FundsMethods funds = new FundsMethods(engine);
        open = Map.of(
                "Time", market::time,
                "SystemStatus", market::systemStatus,
                "Assets", listings::assets,
                "AssetPairs", listings::assetPairs,
                "Ticker", market::ticker);
        closed = Map.ofEntries(
                Map.entry("AddOrder", new Private(Permission.MODIFY_TRADES, true, trading::addOrder)),
                Map.entry("AmendOrder", new Private(Permission.MODIFY_TRADES, true, trading::amendOrder)),
                Map.entry("CancelOrder", new Private(Permission.CLOSE_TRADES, true, trading::cancelOrder)),
                Map.entry("OpenOrders", new Private(Permission.QUERY_OPEN_TRADES, false, orders::openOrders)),
                Map.entry("QueryOrders", new Private(Permission.QUERY_OPEN_TRADES, false, orders::queryOrders)),
                Map.entry("ClosedOrders", new Private(Permission.QUERY_CLOSED_TRADES, false, orders::closedOrders)),
                Map.entry("TradesHistory", new Private(Permission.QUERY_CLOSED_TRADES, false, orders::tradesHistory)),
                Map.entry("Balance", new Private(Permission.QUERY_FUNDS, false, funds::balance)),
                Map.entry("BalanceEx", new Private(Permission.QUERY_FUNDS, false, funds::balanceEx)),
                Map.entry("TradeVolume", new Private(Permission.QUERY_FUNDS, false, funds::tradeVolume)),
                Map.entry("Ledgers", new Private(Permission.QUERY_LEDGER, false, funds::ledgers)));
    }

    /** The names of all. */
    public Set<String> names() {
        return Stream.concat(open.keySet().stream(), closed.keySet().stream()).collect(Collectors.toSet());
    }

    /** A method that anybody may call. */
    public Optional<Function<Arguments, String>> publicMethod(String name) {
        return Optional.ofNullable(open.get(name));
    }

    /** A method for the owner of a key. */
    public Optional<Private> privateMethod(String name) {
        return Optional.ofNullable(closed.get(name));
    }
}
