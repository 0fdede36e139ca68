package dev.caravel.paper.engine;

import dev.caravel.market.Money;
import dev.caravel.paper.account.Holdings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One account with its orders and trades. Only the engine changes it. */
public final class Trader {
    private final Holdings holdings;
    private final int number;
    private final Map<String, PaperOrder> open = new LinkedHashMap<>();
    private final Map<String, PaperOrder> openByClientId = new HashMap<>();
    private final Map<Integer, Set<PaperOrder>> openByUserref = new HashMap<>();
    private final int[] openByPit;
    private final Map<String, PaperOrder> all = new HashMap<>();
    private final List<PaperOrder> over = new ArrayList<>();
    private final List<PaperTrade> trades = new ArrayList<>();
    private final Turnover turnover = new Turnover(trades);
    private Optional<Instant> switchedOff = Optional.empty();
    private int pieces = 1;
    private boolean postAccepted;

    Trader(Holdings holdings, int number, int pits) {
        this.holdings = holdings;
        this.number = number;
        openByPit = new int[pits];
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

    /** Open orders with the client's label, oldest first. */
    public List<PaperOrder> openByUserref(int userref) {
        return List.copyOf(openByUserref.getOrDefault(userref, Set.of()));
    }

    /** How many orders are open in a pair. */
    public int openIn(Pit pit) {
        return openByPit[pit.coin()];
    }

    /** Dollars traded in the last 30 days. The time never goes back. */
    public Money traded(Instant now) {
        return turnover.at(now);
    }

    /** When all orders are cancelled unless that is put off (CancelAllOrdersAfter); empty while nothing is set. */
    public Optional<Instant> switchedOff() {
        return switchedOff;
    }

    void switchOff(Optional<Instant> time) {
        switchedOff = time;
    }

    /**
     * From now on an order is filled in no fewer pieces than so many, each a trade of its own, and while it rests at most one in a
     * candle; 1 is as usual. For tests of clients.
     */
    public void fillInPieces(int least) {
        pieces = Math.max(1, least);
    }

    /** From now on a post-only order that would take is accepted and then cancelled, where it is refused otherwise. */
    public void acceptPostOnly() {
        postAccepted = true;
    }

    boolean isPostAccepted() {
        return postAccepted;
    }

    int pieces() {
        return pieces;
    }

    int number() {
        return number;
    }

    void opened(PaperOrder order) {
        all.put(order.txid(), order);
        open.put(order.txid(), order);
        openByPit[order.pit().coin()]++;
        order.clientId().ifPresent(id -> openByClientId.put(id, order));
        order.userref()
                .ifPresent(label -> openByUserref
                        .computeIfAbsent(label, _ -> new LinkedHashSet<>())
                        .add(order));
    }

    void ended(PaperOrder order) {
        open.remove(order.txid());
        openByPit[order.pit().coin()]--;
        order.clientId().ifPresent(openByClientId::remove);
        order.userref().ifPresent(label -> forget(label, order));
        over.add(order);
    }

    private void forget(int label, PaperOrder order) {
        Set<PaperOrder> same = openByUserref.getOrDefault(label, Set.of());
        same.remove(order);
        if (same.isEmpty()) {
            openByUserref.remove(label);
        }
    }

    /** This account as somebody sees it to whom some orders and trades have not come to light yet. Only for reading. */
    public Trader without(Predicate<PaperOrder> hiddenOrders, Predicate<PaperTrade> hiddenTrades) {
        Set<String> hidden =
                trades.stream().filter(hiddenTrades).map(PaperTrade::id).collect(Collectors.toSet());
        Trader seen = new Trader(holdings.without(hidden), number, openByPit.length);
        open.values().stream().filter(hiddenOrders.negate()).forEach(seen::opened);
        over.stream().filter(hiddenOrders.negate()).forEach(order -> {
            seen.all.put(order.txid(), order);
            seen.over.add(order);
        });
        trades.stream().filter(hiddenTrades.negate()).forEach(seen::traded);
        return seen;
    }

    void traded(PaperTrade trade) {
        trades.add(trade);
        turnover.add(trade);
    }
}
