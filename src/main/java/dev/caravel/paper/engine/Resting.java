package dev.caravel.paper.engine;

import dev.caravel.market.Price;
import dev.caravel.order.Side;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The resting orders of one side of a pair, by price and then by time. */
final class Resting {
    private final Side side;
    private final TreeSet<PaperOrder> orders = new TreeSet<>(this::compare);

    Resting(Side side) {
        this.side = side;
    }

    private int compare(PaperOrder one, PaperOrder other) {
        Stand stand = one.stand();
        int prices = Double.compare(stand.limitNumber(), other.stand().limitNumber());
        if (prices == 0 && !stand.isLimitExact()) {
            prices = price(one).compareTo(price(other));
        }
        if (prices != 0) {
            return side == Side.BUY ? -prices : prices;
        }
        return Long.compare(stand.rank(), other.stand().rank());
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

    /** The order that is served first. */
    Optional<PaperOrder> first() {
        return orders.isEmpty() ? Optional.empty() : Optional.of(orders.first());
    }

    /** All of them, in the order in which they are served. */
    Iterator<PaperOrder> iterator() {
        return orders.iterator();
    }

    /** The best order that the other side's best price does not reach: those that it does reach wait for somebody to trade. */
    Optional<PaperOrder> bestBefore(Price otherSide) {
        for (PaperOrder order : orders) {
            int distance = price(order).compareTo(otherSide);
            if (side == Side.BUY ? distance < 0 : distance > 0) {
                return Optional.of(order);
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
            if (order.stand().isReached(candle, price)) {
                reached.add(order);
            }
        }
        return reached;
    }

    private static boolean isWithin(PaperOrder order, double price) {
        return Pit.reaches(order.side(), price, order.stand().limitNumber());
    }

    void settle() {
        orders.forEach(order -> order.stand().settle());
    }
}
