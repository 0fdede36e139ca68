package dev.caravel.kraken;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one coin cost at the end of each interval, in US dollars. Only of intervals that are over: the running one changes its close
 * until it ends. Immutable.
 */
public final class Closes {
    private final Duration interval;
    /** By the time at which the interval opened, seconds since the epoch, as Kraken names it. */
    private final NavigableMap<Long, Double> byOpening;

    Closes(Duration interval, Map<Long, Double> byOpening) {
        this.interval = interval;
        this.byOpening = new TreeMap<>(byOpening);
    }

    static Closes none(Duration interval) {
        return new Closes(interval, Map.of());
    }

    /** With newer ones, and without those that were over before that time. */
    Closes plus(Closes newer, Instant keepFrom) {
        NavigableMap<Long, Double> all = new TreeMap<>(byOpening);
        all.putAll(newer.byOpening);
        return new Closes(interval, all.tailMap(keepFrom.minus(interval).getEpochSecond(), true));
    }

    /** The price at a time: the newest close by then, unless it was longer ago than the patience. NaN if there is none. */
    double at(Instant time, Duration patience) {
        long newest = time.minus(interval).getEpochSecond();
        Map.Entry<Long, Double> close = byOpening.floorEntry(newest);
        boolean isThere = close != null && newest - close.getKey() <= patience.toSeconds();
        return isThere ? close.getValue() : Double.NaN;
    }

    /** When the newest interval opened: read on from there. */
    Optional<Instant> newest() {
        return byOpening.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(byOpening.lastKey()));
    }

    NavigableMap<Long, Double> byOpening() {
        return new TreeMap<>(byOpening);
    }
}
