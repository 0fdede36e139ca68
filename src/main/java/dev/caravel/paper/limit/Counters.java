package dev.caravel.paper.limit;

import java.time.Duration;
import java.time.Instant;

/** Counters that forget with time, each under a name. Not safe for threads. */
final class Counters<K> {
    private static final double NANOS = 1e9;

    private final Tier.Allowance allowance;
    private final Recent<K, Reading> readings;

    private record Reading(double count, Instant time) {}

    /** @param most counters; the one that has not counted for the longest time goes */
    Counters(Tier.Allowance allowance, int most) {
        this.allowance = allowance;
        readings = new Recent<>(most);
    }

    /** Counts, unless the counter would show more than it may. */
    boolean count(K name, double cost, Instant now) {
        double sum = shown(name, now) + cost;
        if (cost > 0 && sum > allowance.most()) {
            return false;
        }
        readings.put(name, new Reading(sum, now));
        return true;
    }

    private double shown(K name, Instant now) {
        return readings.of(name)
                .map(last -> {
                    double seconds =
                            Math.max(0, Duration.between(last.time, now).toNanos() / NANOS);
                    return Math.max(0, last.count - seconds * allowance.decay());
                })
                .orElse(0.0);
    }
}
