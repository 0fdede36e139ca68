package dev.caravel.book;

import dev.caravel.order.OrderState;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one look at the exchange's orders showed. A look that could not be completed is never made: its reads fail as a whole.
 *
 * @param orders every order that was read, whatever its state
 * @param complete whether all open orders, and all orders closed since {@code since}, were read to the last page
 * @param since from when on closed orders were read
 * @param time when the look began, in Kraken's time; empty while Kraken's time is not known well enough
 */
public record Look(List<OrderState> orders, boolean complete, Instant since, Optional<Instant> time) {
    public Look {
        orders = List.copyOf(orders);
    }

    Optional<OrderState> order(String txid) {
        return latest(order -> order.txid().equals(txid));
    }

    Optional<OrderState> placedAs(String id) {
        return latest(order -> order.clientId().map(id::equals).orElse(false));
    }

    /** Each order once, as it was seen last, in the order in which they first appear. */
    Collection<OrderState> newest() {
        return newest(orders);
    }

    /** The same of rows that were read one after the other. */
    static Collection<OrderState> newest(Collection<OrderState> rows) {
        Map<String, OrderState> newest = new LinkedHashMap<>();
        rows.forEach(row ->
                newest.merge(row.txid(), row, (one, other) -> FURTHER_ON.compare(one, other) < 0 ? other : one));
        return newest.values();
    }

    /** The reads of a look follow one another: of an order that two of them show, the row that is further on is the newer. */
    private Optional<OrderState> latest(Predicate<OrderState> wanted) {
        return orders.stream().filter(wanted).max(FURTHER_ON);
    }

    private static final Comparator<OrderState> FURTHER_ON =
            Comparator.comparing((OrderState order) -> order.status().isOver()).thenComparing(OrderState::executed);
}
