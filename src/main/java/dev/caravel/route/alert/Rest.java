package dev.caravel.route.alert;

import java.time.Duration;
import java.time.Instant;

/** The time for which a sink that takes nothing is left alone: longer with each failure. Immutable. */
record Rest(Instant until, Duration length) {
    private static final Duration SHORTEST = Duration.ofSeconds(25);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    static final Rest NONE = new Rest(Instant.MIN, Duration.ZERO);

    Rest longer(Instant now) {
        Duration doubled = length.isZero() ? SHORTEST : length.multipliedBy(2);
        Duration next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return new Rest(now.plus(next), next);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }
}
