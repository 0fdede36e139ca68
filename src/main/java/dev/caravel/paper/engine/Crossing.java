package dev.caravel.paper.engine;

import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import java.util.Iterator;
import java.util.Optional;

/**
 * What an arriving order would meet on the other side; nothing changes.
 *
 * @param limit the worst price; empty: any
 * @param trader whose orders end it, since they must not trade with each other; empty: nobody's
 */
record Crossing(Pit pit, Side side, Optional<Price> limit, Optional<Trader> trader) {

    /** How much is there, and what it costs. */
    record Offer(Volume volume, Money cost) {}

    Crossing(Pit pit, Side side, Optional<Price> limit, Trader trader) {
        this(pit, side, limit, Optional.of(trader));
    }

    /** The best price of the other side; empty when nothing lies there. */
    Optional<Price> best(House house) {
        Side other = Pit.opposite(side);
        Optional<Price> resting = pit.side(other).first().flatMap(PaperOrder::limit);
        Optional<Price> offered = house.best(other);
        if (resting.isEmpty() || offered.isEmpty()) {
            return resting.or(() -> offered);
        }
        Price one = resting.get();
        return Optional.of(other == Side.BUY ? one.max(offered.get()) : one.min(offered.get()));
    }

    /** Whether anything would be taken, so that post-only must refuse. */
    boolean takes(House house) {
        Price best = best(house).orElse(house.quoted(Pit.opposite(side)));
        return Matching.reaches(side, limit, best);
    }

    /** Whether all of the order can be filled at once. */
    boolean fills(PaperOrder order, House house) {
        boolean sweepsOwn = order.request().selfTrade() == SelfTrade.CANCEL_OLDEST;
        Crossing crossing = sweepsOwn ? new Crossing(pit, side, limit, Optional.empty()) : this;
        Volume own = sweepsOwn ? crossing.own(order.trader()) : Volume.ZERO;
        Volume wanted = order.remaining().plus(own);
        return crossing.offer(house, wanted).volume().compareTo(wanted) >= 0;
    }

    private Volume own(Trader owner) {
        Volume own = Volume.ZERO;
        Iterator<PaperOrder> orders = pit.side(Pit.opposite(side)).iterator();
        while (orders.hasNext()) {
            PaperOrder order = orders.next();
            if (!Matching.reaches(side, limit, order.limit().orElseThrow())) {
                break;
            }
            own = order.trader() == owner ? own.plus(order.remaining()) : own;
        }
        return own;
    }

    /** What can be had at once, and no more than is wanted. */
    Offer offer(House house, Volume wanted) {
        Side other = Pit.opposite(side);
        House.Walk walk = house.walk(other);
        Iterator<PaperOrder> resting = pit.side(other).iterator();
        Optional<PaperOrder> next = next(resting);
        Volume volume = Volume.ZERO;
        Money cost = Money.ZERO;
        while (volume.compareTo(wanted) < 0) {
            Optional<Price> offered = walk.price();
            boolean fromHouse = offered.isPresent()
                    && (next.isEmpty() || !isBetter(other, next.get().limit().orElseThrow(), offered.get()));
            Optional<Price> price = fromHouse ? offered : next.flatMap(PaperOrder::limit);
            boolean own = !fromHouse && next.map(PaperOrder::trader).equals(trader);
            if (price.isEmpty() || !Matching.reaches(side, limit, price.get()) || own) {
                break;
            }
            Volume there = fromHouse ? walk.left() : next.get().remaining();
            Volume more = there.min(wanted.minus(volume));
            volume = volume.plus(more);
            cost = cost.plus(price.get().times(more));
            if (fromHouse) {
                walk.next();
            } else {
                next = next(resting);
            }
        }
        return new Offer(volume, cost);
    }

    private static Optional<PaperOrder> next(Iterator<PaperOrder> orders) {
        return orders.hasNext() ? Optional.of(orders.next()) : Optional.empty();
    }

    private static boolean isBetter(Side side, Price one, Price other) {
        return side == Side.BUY ? one.compareTo(other) > 0 : one.compareTo(other) < 0;
    }
}
