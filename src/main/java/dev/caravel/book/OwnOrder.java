package dev.caravel.book;

import dev.caravel.market.Coin;
import dev.caravel.order.ClientOrderId;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An order on the exchange that is one of this bot's.
 *
 * @param id our client order id
 * @param parts what the id says
 */
record OwnOrder(OrderState order, String id, ClientOrderId.Parts parts) {
    /** What happens at the same time: ends, beginnings, and the ends of what has just begun. */
    private static final Comparator<Moment> IN_TIME = Comparator.comparing(Moment::time)
            .thenComparing(Moment::rank)
            .thenComparing(moment -> moment.order().parts().time())
            .thenComparing(moment -> moment.order().parts().attempt());

    /**
     * The beginning or the end of an order.
     *
     * @param next the side of the coin's next order; empty after its last one
     */
    record Moment(OwnOrder order, boolean isEnd, Optional<Side> next) {
        private Instant time() {
            return isEnd ? order.end() : order.order().opened();
        }

        private int rank() {
            if (!isEnd) {
                return 1;
            }
            return order.end().isAfter(order.order().opened()) ? 0 : 2;
        }
    }

    static Optional<OwnOrder> of(String bot, OrderState order) {
        return order.clientId().flatMap(id -> ClientOrderId.read(bot, id).map(parts -> new OwnOrder(order, id, parts)));
    }

    Coin coin() {
        return parts.coin();
    }

    Lot filled() {
        return Lot.of(order);
    }

    /** When it was over, if it is. */
    Instant end() {
        return order.closed().orElse(order.opened());
    }

    /** All beginnings and ends, oldest first. */
    static List<Moment> inOrder(Collection<OwnOrder> orders) {
        List<Moment> moments = new ArrayList<>();
        for (OwnOrder order : orders) {
            moments.add(new Moment(order, false, Optional.empty()));
            if (order.order().status().isOver()) {
                moments.add(new Moment(order, true, Optional.empty()));
            }
        }
        moments.sort(IN_TIME);
        Map<Coin, Side> later = new HashMap<>();
        for (int i = moments.size() - 1; i >= 0; i--) {
            Moment moment = moments.get(i);
            Coin coin = moment.order().coin();
            moments.set(i, new Moment(moment.order(), moment.isEnd(), Optional.ofNullable(later.get(coin))));
            if (!moment.isEnd()) {
                later.put(coin, moment.order().order().side());
            }
        }
        return moments;
    }
}
