package dev.caravel.paper.engine;

import dev.caravel.market.Fees;
import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import dev.caravel.paper.account.Ids;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * The way of an accepted order into the market: it is placed, begins to work at once or at its time, is triggered if it waits for a
 * price, and places what its conditional close asks for.
 */
final class Admission {
    private final Clearing clearing;
    private final Matching matching;
    private final Serials serials;
    private final Ids ids;

    Admission(Clearing clearing, Matching matching, Serials serials, Ids ids) {
        this.clearing = clearing;
        this.matching = matching;
        this.serials = serials;
        this.ids = ids;
    }

    /**
     * Accepts an order; it does not work yet.
     *
     * @param joins the first candle of which it sees all
     */
    PaperOrder admit(Trader trader, NewOrder request, Optional<String> refid, Instant time, long joins) {
        Pit pit = request.pit();
        Prices prices = Prices.of(pit, request.side(), request.pricing());
        Fees.Rate rates = clearing.rates(trader, time);
        Stand stand = new Stand(request.side(), joins, serials.rank());
        PaperOrder order =
                new PaperOrder(ids.next('O'), trader, request, new Origin(refid, rates, time, serials.order()), stand);
        prices.limit().ifPresent(stand::limit);
        prices.stop().ifPresent(stand::stop);
        if (request.type().isTrailing()) {
            stand.distance(request.pricing().price().orElseThrow());
            Stops.trail(order, Prices.reference(pit, request.pricing().signal()));
        }
        clearing.open(order);
        return order;
    }

    /** Lets an order work from now on. */
    void begin(PaperOrder order, Instant time) {
        Pit pit = order.pit();
        Optional<House> house = pit.surroundings().house();
        if (house.isEmpty()) {
            end(order, "Market in cancel_only mode", time);
        } else if (order.type().isTriggered()) {
            pit.await(order);
        } else {
            matching.enter(order, house.get(), order.isPost(), time);
        }
    }

    private void end(PaperOrder order, String reason, Instant time) {
        clearing.end(order, OrderStatus.CANCELED, Optional.of(reason), time);
    }

    /** Lets an order into the market that a price has triggered. */
    void fire(PaperOrder order, House house, Instant time, long joins) {
        Pit pit = order.pit();
        pit.remove(order);
        order.stand().trigger(joins);
        order.course().touch(time);
        if (order.type() == OrderType.TRAILING_STOP_LIMIT) {
            Price limit = Prices.trailingLimit(
                    order.side(), order.request().pricing(), order.trigger().orElseThrow(), pit.pair());
            if (!canHold(order, limit)) {
                end(order, "Insufficient funds", time);
                return;
            }
            order.stand().limit(limit);
        }
        order.hold();
        matching.enter(order, house, false, time);
    }

    private static boolean canHold(PaperOrder order, Price limit) {
        if (order.side() == Side.SELL) {
            return true;
        }
        Money needed = order.tally().needs(limit, order.volume(), order.rates().taker());
        return needed.minus(order.dollarsHeld())
                        .compareTo(order.trader().holdings().dollarsFree())
                <= 0;
    }

    /** Fires what the last price triggers, and places what fills ask for, until nothing more comes of it. */
    void settle(Pit pit, Instant time, long joins) {
        Surroundings market = pit.surroundings();
        boolean busy = true;
        while (busy) {
            busy = fireDue(pit, time, joins) || placeCloses(time, joins);
            if (busy) {
                market.use();
            }
        }
    }

    private boolean fireDue(Pit pit, Instant time, long joins) {
        Stops byLast = pit.stops(TriggerSignal.LAST);
        Stops byIndex = pit.stops(TriggerSignal.INDEX);
        if (byLast.isEmpty() && byIndex.isEmpty()) {
            return false;
        }
        Surroundings market = pit.surroundings();
        Optional<House> house = market.house();
        if (house.isEmpty()) {
            return false;
        }
        Optional<PaperOrder> due = byLast.due(market.last()).or(() -> byIndex.due(market.index()));
        due.ifPresent(order -> fire(order, house.get(), time, joins));
        boolean moved = byLast.follow(market.last());
        moved |= byIndex.follow(market.index());
        return moved || due.isPresent();
    }

    private boolean placeCloses(Instant time, long joins) {
        Queue<Map.Entry<PaperOrder, Volume>> filled = clearing.toClose();
        for (Map.Entry<PaperOrder, Volume> entry : filled) {
            close(entry.getKey(), entry.getValue(), time, joins);
        }
        return !filled.isEmpty();
    }

    private void close(PaperOrder parent, Volume filled, Instant time, long joins) {
        Pit pit = parent.pit();
        Side side = Pit.opposite(parent.side());
        Pricing pricing = parent.request().close().orElseThrow();
        Volume volume = side == Side.SELL
                ? filled.min(pit.pair().floor(parent.trader().holdings().coinsFree(pit.coin())))
                : filled;
        if (volume.isZero()) {
            return;
        }
        NewOrder request = NewOrder.of(pit, side, pricing, volume);
        try {
            Funds.check(parent.trader(), request, clearing.rates(parent.trader(), time), Optional.empty());
            begin(admit(parent.trader(), request, Optional.of(parent.txid()), time, joins), time);
        } catch (Refusal unaffordable) {
            // what the rest of the account holds cannot be held twice: the fill stays without its close
            return;
        }
    }
}
