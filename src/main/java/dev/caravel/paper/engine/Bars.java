package dev.caravel.paper.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Cuts deals into bars. */
final class Bars {
    private static final int MOST = 721;

    private Bars() {}

    /** Deals before this time are in no bar. A day more than the bars are long, so that the first of them has a price to repeat. */
    static Instant first(Duration interval, Instant now) {
        Duration shown = interval.multipliedBy(MOST).plusDays(1);
        return shown.compareTo(Tape.MEMORY) < 0 ? now.minus(shown) : Instant.MIN;
    }

    /** From deals, oldest first; an interval without any repeats the last price. */
    static List<Bar> of(List<Deal> deals, Duration interval, Instant now) {
        List<Bar> bars = new ArrayList<>();
        for (Deal deal : deals) {
            fill(bars, opening(deal.time(), interval), interval);
            Bar running = bars.isEmpty() ? Bar.quiet(opening(deal.time(), interval), deal.price()) : bars.removeLast();
            bars.add(running.with(deal));
        }
        fill(bars, opening(now, interval), interval);
        return List.copyOf(bars.subList(Math.max(0, bars.size() - MOST), bars.size()));
    }

    private static Instant opening(Instant time, Duration interval) {
        long seconds = interval.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }

    private static void fill(List<Bar> bars, Instant until, Duration interval) {
        while (!bars.isEmpty() && bars.getLast().time().isBefore(until)) {
            Bar before = bars.getLast();
            bars.add(Bar.quiet(before.time().plus(interval), before.close()));
        }
    }
}
