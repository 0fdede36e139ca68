package dev.caravel.paper.engine;

import dev.caravel.paper.account.Holdings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One account with its orders and trades. Only the engine changes it. */
public final class Trader {
    private final Holdings holdings;
    private final Map<String, PaperOrder> open = new LinkedHashMap<>();
    private final Map<String, PaperOrder> openByClientId = new HashMap<>();
    private final Map<String, PaperOrder> all = new HashMap<>();
    private final List<PaperOrder> over = new ArrayList<>();
    private final List<PaperTrade> trades = new ArrayList<>();

    Trader(Holdings holdings) {
        this.holdings = holdings;
    }

    public Holdings holdings() {
        return holdings;
    }

    /** Open orders, oldest first. */
    public Collection<PaperOrder> open() {
        return Collections.unmodifiableCollection(open.values());
    }

    /** Orders that are over, in the order in which they ended. */
    public List<PaperOrder> over() {
        return Collections.unmodifiableList(over);
    }

    /** Trades, oldest first. */
    public List<PaperTrade> trades() {
        return Collections.unmodifiableList(trades);
    }

    /** Any order of this account. */
    public Optional<PaperOrder> order(String txid) {
        return Optional.ofNullable(all.get(txid));
    }

    /** An open order by the exchange's id. */
    public Optional<PaperOrder> openOrder(String txid) {
        return Optional.ofNullable(open.get(txid));
    }

    /** An open order by the client's own id. */
    public Optional<PaperOrder> openByClientId(String id) {
        return Optional.ofNullable(openByClientId.get(id));
    }

    /** How many orders are open in a pair. */
    long openIn(Pit pit) {
        return open.values().stream().filter(order -> order.pit() == pit).count();
    }

    void opened(PaperOrder order) {
        all.put(order.txid(), order);
        open.put(order.txid(), order);
        order.clientId().ifPresent(id -> openByClientId.put(id, order));
    }

    void ended(PaperOrder order) {
        open.remove(order.txid());
        order.clientId().ifPresent(openByClientId::remove);
        over.add(order);
    }

    void traded(PaperTrade trade) {
        trades.add(trade);
    }
}
