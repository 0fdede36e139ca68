package dev.caravel.paper.engine;

import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The orders of one pair that wait for a price, by that price and then by time; and those whose trigger follows the market. */
final class Stops {
    private static final Comparator<PaperOrder> LOWEST = Comparator.comparing(Stops::stop)
            .thenComparingLong(order -> order.stand().rank());
    private static final Comparator<PaperOrder> HIGHEST = Comparator.comparing(Stops::stop, Comparator.reverseOrder())
            .thenComparingLong(order -> order.stand().rank());

    private final NavigableSet<PaperOrder> falling = new TreeSet<>(HIGHEST);
    private final NavigableSet<PaperOrder> rising = new TreeSet<>(LOWEST);
    private final Set<PaperOrder> trailing = new LinkedHashSet<>();

    private static Price stop(PaperOrder order) {
        return order.trigger().orElseThrow();
    }

    /** Whether a price at or above the trigger fires it, and not one at or below. */
    static boolean isRising(Side side, OrderType type) {
        return (side == Side.BUY) != type.isTakeProfit();
    }

    private NavigableSet<PaperOrder> queue(PaperOrder order) {
        return isRising(order.side(), order.type()) ? rising : falling;
    }

    boolean isEmpty() {
        return falling.isEmpty() && rising.isEmpty();
    }

    void add(PaperOrder order) {
        queue(order).add(order);
        if (order.type().isTrailing()) {
            trailing.add(order);
        }
    }

    void remove(PaperOrder order) {
        queue(order).remove(order);
        trailing.remove(order);
    }

    /** The first order that a price triggers. */
    Optional<PaperOrder> due(Price price) {
        return due(price, Long.MAX_VALUE);
    }

    /** The first order that a price triggers within a candle of which the order sees all. */
    Optional<PaperOrder> due(Price price, long candle) {
        for (PaperOrder order : falling) {
            if (price.compareTo(stop(order)) > 0) {
                break;
            }
            if (order.stand().joins(candle)) {
                return Optional.of(order);
            }
        }
        for (PaperOrder order : rising) {
            if (price.compareTo(stop(order)) < 0) {
                break;
            }
            if (order.stand().joins(candle)) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }

    /** Lets the triggers follow a price. Returns whether any has moved. */
    boolean follow(Price price) {
        return follow(price, Long.MAX_VALUE);
    }

    /** Lets the triggers follow a price within a candle of which the order sees all. */
    boolean follow(Price price, long candle) {
        if (trailing.isEmpty()) {
            return false;
        }
        List<PaperOrder> moving = new ArrayList<>();
        for (PaperOrder order : trailing) {
            int better = price.compareTo(order.extreme().orElse(price));
            if (order.stand().joins(candle) && (order.side() == Side.SELL ? better > 0 : better < 0)) {
                moving.add(order);
            }
        }
        for (PaperOrder order : moving) {
            queue(order).remove(order);
            trail(order, price);
            order.hold();
            queue(order).add(order);
        }
        return !moving.isEmpty();
    }

    /** Sets the trigger by the best price that a trailing stop has seen; it must be in no queue. */
    static void trail(PaperOrder order, Price best) {
        Stand stand = order.stand();
        stand.extreme(best);
        stand.stop(trigger(order.side(), stand.distance(), best, order.pit().pair()));
    }

    /** The trigger that is so far from the best price, on the tick that is nearer to it. */
    static Price trigger(Side side, PriceTerm distance, Price best, Pair pair) {
        BigDecimal away = distance.distance(best);
        if (side == Side.BUY) {
            return pair.floor(new Price(best.amount().add(away)));
        }
        Price below = new Price(best.amount().subtract(away).max(BigDecimal.ZERO));
        return pair.ceiling(below).max(new Price(pair.tick()));
    }
}
