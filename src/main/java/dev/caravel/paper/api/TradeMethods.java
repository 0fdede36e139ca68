package dev.caravel.paper.api;

import dev.caravel.paper.engine.PaperTrade;
import dev.caravel.paper.engine.Refusal;
import dev.caravel.paper.engine.Trader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** TradesHistory, QueryTrades, OpenPositions: what an account has traded. */
final class TradeMethods {
    private static final int MOST_QUERIED = 20;

    Map<String, Methods.Private> methods() {
        return Map.of(
                "TradesHistory", Methods.read(Permission.QUERY_CLOSED_TRADES, TradeMethods::tradesHistory),
                "QueryTrades", Methods.read(Permission.QUERY_CLOSED_TRADES, TradeMethods::queryTrades),
                "OpenPositions", Methods.read(Permission.QUERY_OPEN_TRADES, TradeMethods::openPositions));
    }

    private static String tradesHistory(Trader trader, Arguments arguments) {
        History history = History.of(arguments, id -> timeOfTrade(trader, id));
        boolean ledgers = arguments.isTrue("ledgers");
        boolean any = includesCash(arguments.text("type").orElse("all"));
        List<PaperTrade> trades = TradeView.of(arguments).of(trader.trades());
        History.Page<PaperTrade> page =
                history.page(trades, PaperTrade::time, trade -> any && history.contains(trade.time()));
        return history.json("trades", page, (json, trade) -> OrderJson.trade(json, trade, ledgers));
    }

    /** No trade of a cash account opens or closes a position. */
    private static boolean includesCash(String type) {
        return switch (type) {
            case "all", "no position" -> true;
            case "any position", "closed position", "closing position" -> false;
            default -> throw Refusal.argument("type");
        };
    }

    private static String queryTrades(Trader trader, Arguments arguments) {
        List<String> ids = arguments.ids("txid", MOST_QUERIED);
        List<PaperTrade> trades =
                all(trader).filter(trade -> ids.contains(trade.id())).toList();
        if (trades.isEmpty()) {
            throw Refusal.of("EOrder:Unknown order");
        }
        return Json.object(json -> {
            for (PaperTrade trade : trades) {
                OrderJson.trade(json, trade, false);
            }
        });
    }

    private static Optional<Instant> timeOfTrade(Trader trader, String id) {
        return all(trader)
                .filter(trade -> trade.id().equals(id))
                .map(PaperTrade::time)
                .findFirst();
    }

    /** Whatever any request may see as a trade. */
    private static Stream<PaperTrade> all(Trader trader) {
        return trader.trades().stream().flatMap(trade -> Stream.concat(Stream.of(trade), trade.parts().stream()));
    }

    /** A cash account has no positions. */
    private static String openPositions(Trader trader, Arguments arguments) {
        return switch (arguments.text("consolidation").orElse("")) {
            case "" -> "{}";
            case "market" -> "[]";
            default -> throw Refusal.argument("consolidation");
        };
    }
}
