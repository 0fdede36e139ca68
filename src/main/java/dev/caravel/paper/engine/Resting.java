package dev.caravel.paper.engine;

import dev.caravel.market.Price;
import dev.caravel.order.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The resting orders of one side of a pair, by price and then by time. */
final class Resting {
    private static final Comparator<PaperOrder> CHEAPEST = Comparator.comparing(Resting::price);

    private final TreeSet<PaperOrder> orders;

    Resting(Side side) {
        orders = new TreeSet<>((side == Side.BUY ? CHEAPEST.reversed() : CHEAPEST).thenComparingLong(PaperOrder::rank));
    }

    private static Price price(PaperOrder order) {
        return order.limit().orElseThrow();
    }

    boolean isEmpty() {
        return orders.isEmpty();
    }

    /** The order's price and rank must not change while it is here. */
    void add(PaperOrder order) {
        orders.add(order);
    }

    void remove(PaperOrder order) {
        orders.remove(order);
    }

    /** The best price of this trader's orders. */
    Optional<Price> best(Trader trader) {
        for (PaperOrder order : orders) {
            if (order.trader() == trader) {
                return order.limit();
            }
        }
        return Optional.empty();
    }

    /** The orders that a price reaches in the candle, in the order in which they are served. */
    List<PaperOrder> reached(long candle, double price) {
        if (orders.isEmpty() || !isWithin(orders.first(), price)) {
            return List.of();
        }
        List<PaperOrder> reached = new ArrayList<>();
        for (PaperOrder order : orders) {
            if (!isWithin(order, price)) {
                break;
            }
            if (order.isReached(candle, price)) {
                reached.add(order);
            }
        }
        return reached;
    }

    private static boolean isWithin(PaperOrder order, double price) {
        return Pit.reaches(order.side(), price, price(order).toDouble());
    }

    void settle() {
        orders.forEach(PaperOrder::settle);
    }
}
