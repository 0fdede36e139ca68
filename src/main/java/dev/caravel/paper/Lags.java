package dev.caravel.paper;

import dev.caravel.paper.engine.Trader;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Orders that their accounts cannot see yet. The exchange's lock guards it. */
final class Lags {
    private final Map<String, Map<String, Until>> accounts = new HashMap<>();

    private record Until(Instant order, Instant trades) {
        boolean isOver(Instant now) {
            return !now.isBefore(order) && !now.isBefore(trades);
        }
    }

    void hide(String account, Set<String> txids, Instant order, Instant trades) {
        Map<String, Until> hidden = accounts.computeIfAbsent(account, _ -> new HashMap<>());
        txids.forEach(txid -> hidden.put(txid, new Until(order, trades)));
    }

    /** An account as its owner sees it. */
    Trader seen(String account, Trader trader, Instant now) {
        Map<String, Until> hidden = accounts.getOrDefault(account, Map.of());
        hidden.values().removeIf(until -> until.isOver(now));
        return hidden.isEmpty()
                ? trader
                : trader.without(
                        order -> hidden.containsKey(order.txid())
                                && now.isBefore(hidden.get(order.txid()).order()),
                        trade -> hidden.containsKey(trade.order().txid())
                                && now.isBefore(hidden.get(trade.order().txid()).trades()));
    }
}
