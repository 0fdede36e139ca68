package dev.caravel.replay;

import dev.caravel.replay.Moment.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The moments to play between two times, in order: every cycle that is due, and a watch at every multiple of the watch interval
 * since the epoch. At the same time the watch comes before the cycle. Moments are made while they are read, so that a long
 * schedule costs nothing, and playing from a to b and then from b to c is the same as playing from a to c. Immutable.
 *
 * @param cycles when cycles are due
 * @param watchEvery from one watch to the next, in whole milliseconds; zero for no watches
 * @param from the first time that may be played
 * @param to the first time that is not played any more
 */
public record Schedule(CronTimes cycles, Duration watchEvery, Instant from, Instant to) implements Iterable<Moment> {

    /**
     * The schedule of those parts.
     *
     * @throws IllegalArgumentException if it ends before it begins, or if the watch interval is not a whole number of milliseconds
     */
    public Schedule {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a schedule from " + from + " cannot end at " + to);
        }
        if (watchEvery.isNegative() || !watchEvery.equals(Duration.ofMillis(watchEvery.toMillis()))) {
            throw new IllegalArgumentException("not a watch interval in whole milliseconds: " + watchEvery);
        }
    }

    @Override
    public Iterator<Moment> iterator() {
        return new Moments();
    }

    private Optional<Instant> cycleAfter(Instant time) {
        Optional<Instant> next = cycles.next(time);
        if (next.isPresent() && !next.get().isAfter(time)) {
            throw new IllegalStateException("the cycle after " + time + " cannot be at " + next.get());
        }
        return next.filter(to::isAfter);
    }

    private Optional<Instant> watchFrom(Instant time) {
        if (watchEvery.isZero()) {
            return Optional.empty();
        }
        long every = watchEvery.toMillis();
        Instant last = Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), every) * every);
        return Optional.of(last.isBefore(time) ? last.plus(watchEvery) : last).filter(to::isAfter);
    }

    private final class Moments implements Iterator<Moment> {
        private Optional<Instant> watch = watchFrom(from);
        private Optional<Instant> cycle = cycleAfter(from.minusNanos(1));

        @Override
        public boolean hasNext() {
            return watch.isPresent() || cycle.isPresent();
        }

        @Override
        public Moment next() {
            if (!hasNext()) {
                throw new NoSuchElementException("nothing is scheduled before " + to);
            }
            Instant watchTime = watch.orElse(Instant.MAX);
            Instant cycleTime = cycle.orElse(Instant.MAX);
            if (cycleTime.isBefore(watchTime)) {
                cycle = cycleAfter(cycleTime);
                return new Moment(cycleTime, Kind.CYCLE);
            }
            watch = Optional.of(watchTime.plus(watchEvery)).filter(to::isAfter);
            return new Moment(watchTime, Kind.WATCH);
        }
    }
}
