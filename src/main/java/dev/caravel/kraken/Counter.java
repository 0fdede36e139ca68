package dev.caravel.kraken;

import java.time.Duration;
import java.time.Instant;

/** A counter as Kraken keeps them: each call adds to it, time takes away. Not for several threads. */
final class Counter {
    private static final double MILLIS = 1000;

    private final double maximum;
    private final double fallPerSecond;
    private double level;
    private Instant counted;

    Counter(double maximum, double fallPerSecond, Instant now) {
        this.maximum = maximum;
        this.fallPerSecond = fallPerSecond;
        this.counted = now;
    }

    /**
     * Counts a call if the counter then still leaves the reserve.
     *
     * @return whether it was counted; if not, it must not be made now
     */
    boolean spend(double cost, double reserve, Instant now) {
        fall(now);
        if (level + cost > maximum - reserve) {
            return false;
        }
        level += cost;
        return true;
    }

    /** Kraken says that it is full: it has counted more than we have. */
    void fill(Instant now) {
        fall(now);
        level = Double.isInfinite(maximum) ? level : maximum;
    }

    /** Looking changes nothing. */
    double level(Instant now) {
        double seconds = Math.max(0, Duration.between(counted, now).toMillis()) / MILLIS;
        return Math.max(0, level - seconds * fallPerSecond);
    }

    private void fall(Instant now) {
        level = level(now);
        // A clock that was set back gives nothing away, and takes nothing.
        counted = now;
    }

    double maximum() {
        return maximum;
    }
}
