package dev.caravel.paper.engine;

import dev.caravel.market.Candle;
import dev.caravel.market.Fills;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plays one candle in one pit: the price goes from the open to the low, to the high and to the close. On its way it fills what rests
 * and triggers what waits, each at its own price; all of it is booked when the candle is over. An order that came while the candle was
 * running only knows its close.
 */
final class CandlePlay {
    private final Pit pit;
    private final long index;
    private final Candle candle;
    private final Instant end;
    private final Rules rules;
    private final House.Taken taken = new House.Taken();

    private Volume given = Volume.ZERO;
    private Price before;
    private boolean used;

    CandlePlay(Pit pit, long index, Candle candle, Instant end, Rules rules) {
        this.pit = pit;
        this.index = index;
        this.candle = candle;
        this.end = end;
        this.rules = rules;
        before = Tape.price(pit.pair(), candle.open());
    }

    /** What a candle is played with. */
    record Rules(Fills fills, Matching matching, Admission admission, Serials serials) {}

    /** Returns whether anything came of it. */
    static boolean play(Pit pit, long index, Candle candle, Instant end, Rules rules) {
        CandlePlay play = new CandlePlay(pit, index, candle, end, rules);
        pit.surroundings().playing(true);
        try {
            play.reach(candle.open());
            play.reach(candle.low());
            play.reach(candle.high());
            play.reach(candle.close());
            play.closing();
        } finally {
            pit.surroundings().playing(false);
        }
        return play.used;
    }

    private void reach(double price) {
        fill(pit.side(Side.BUY).reached(index, price));
        fill(pit.side(Side.SELL).reached(index, price));
        Price now = Tape.price(pit.pair(), price);
        for (TriggerSignal signal : TriggerSignal.values()) {
            Stops stops = pit.stops(signal);
            if (!stops.isEmpty()) {
                fire(stops, now);
                used |= stops.follow(now, index);
            }
        }
        before = now;
    }

    private void fire(Stops stops, Price now) {
        for (Optional<PaperOrder> due = stops.due(now, index); due.isPresent(); due = stops.due(now, index)) {
            Price stop = due.get().trigger().orElseThrow();
            // between the two it was passed; a price that opens beyond it is met as it is
            Price at = stop.max(now.min(before)).min(now.max(before));
            fire(due.get(), at);
        }
    }

    private void fire(PaperOrder order, Price at) {
        used = true;
        rules.admission.fire(order, pit.surroundings().house(index, candle, at.toDouble(), taken), end, index);
    }

    /** Orders that came while the candle was running saw at least its end. */
    private void closing() {
        Price close = Tape.price(pit.pair(), candle.close());
        for (TriggerSignal signal : TriggerSignal.values()) {
            Stops stops = pit.stops(signal);
            for (Optional<PaperOrder> due = stops.due(close); due.isPresent(); due = stops.due(close)) {
                fire(due.get(), close);
            }
            used |= stops.follow(close);
        }
    }

    private void fill(List<PaperOrder> reached) {
        List<PaperOrder> queue = reached.isEmpty() ? reached : new ArrayList<>(reached);
        for (int i = 0; i < queue.size(); i++) {
            PaperOrder order = queue.get(i);
            Volume wanted = Matching.piece(order, order.shown());
            Price limit = order.limit().orElseThrow();
            Optional<Fills.Fill> fill = rules.fills.resting(pit.pair(), candle.volume(), limit, wanted, given);
            if (fill.isEmpty()) {
                return;
            }
            used = true;
            given = given.plus(fill.get().volume());
            rules.matching.fillResting(
                    order, new Clearing.Fill(limit, fill.get().volume(), rules.serials.trade(end), end));
            if (order.trader().pieces() > 1) {
                order.stand().joinAt(index + 1);
            } else if (order.isOpen() && order.type() == OrderType.ICEBERG) {
                queue.add(behind(queue, i, limit), order);
            }
        }
    }

    /** The place behind all orders of the same price. */
    private static int behind(List<PaperOrder> queue, int from, Price price) {
        int place = from + 1;
        while (place < queue.size() && queue.get(place).limit().equals(Optional.of(price))) {
            place++;
        }
        return place;
    }
}
