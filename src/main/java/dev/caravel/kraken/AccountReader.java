package dev.caravel.kraken;

import dev.caravel.market.Fees;
import dev.caravel.market.Money;
import dev.caravel.order.Balances;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads what the account holds and what it pays.
 *
 * @see AccountCalls
 */
public final class AccountReader {

    private AccountReader() {}

    /**
     * The balances (BalanceEx). An asset id with a dot is parked: {@code .F} and {@code .B} earn, {@code .S} and {@code .M} are
     * staked, {@code .T} is tokenised, {@code .HOLD} waits for a deposit to clear.
     *
     * @throws KrakenException if they cannot be read in full
     */
    public static Balances balances(KrakenReply reply) {
        List<Row> assets = Row.result("BalanceEx", reply).rows().toList();
        return new Balances(
                assets.stream()
                        .filter(asset -> !isParked(asset))
                        .collect(Collectors.toMap(Row::key, AccountReader::balance)),
                assets.stream()
                        .filter(AccountReader::isParked)
                        .collect(Collectors.toMap(Row::key, asset -> asset.decimal("balance"))));
    }

    private static boolean isParked(Row asset) {
        return asset.key().contains(".");
    }

    private static Balances.Balance balance(Row asset) {
        BigDecimal total = asset.decimal("balance");
        BigDecimal available = total.subtract(asset.decimal("hold_trade"));
        if (asset.has("credit")) {
            available = available.add(asset.decimal("credit")).subtract(asset.decimal("credit_used"));
        }
        return new Balances.Balance(total, available);
    }

    /**
     * The account's fees (TradeVolume). A pair without fees of its own for makers has one fee for both.
     *
     * @throws KrakenException if they cannot be read in full
     */
    public static Fees fees(KrakenReply reply) {
        Row result = Row.result("TradeVolume", reply);
        Map<String, BigDecimal> makers = result.has("fees_maker") ? percents(result.object("fees_maker")) : Map.of();
        return new Fees(percents(result.object("fees")).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        taker -> new Fees.Rate(
                                makers.getOrDefault(taker.getKey(), taker.getValue()), taker.getValue()))));
    }

    /**
     * What the account traded in the last 30 days, in US dollars (TradeVolume): its fees follow from it.
     *
     * @throws KrakenException if it cannot be read
     */
    public static Money volume(KrakenReply reply) {
        return Row.result("TradeVolume", reply).money("volume");
    }

    private static Map<String, BigDecimal> percents(Row pairs) {
        return pairs.rows().collect(Collectors.toMap(Row::key, pair -> pair.decimal("fee")));
    }
}
