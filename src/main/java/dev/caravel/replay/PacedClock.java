package dev.caravel.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that runs a fixed number of times as fast as the real one: market time for a market that is played faster, or slower,
 * than it happened. Immutable; it is as steady as the real clock beneath it.
 */
public final class PacedClock implements InstantSource {
    private static final double NANOS = 1e9;

    private final InstantSource realClock;
    private final Instant realStart;
    private final Instant start;
    private final double speed;

    /**
     * A clock that shows {@code start} now.
     *
     * @param speed seconds of market time in one real second
     * @throws IllegalArgumentException if the speed is not a number above zero
     */
    public PacedClock(InstantSource realClock, Instant start, double speed) {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("the speed of a replay must be a number above zero, not " + speed);
        }
        this.realClock = realClock;
        this.realStart = realClock.instant();
        this.start = start;
        this.speed = speed;
    }

    @Override
    public Instant instant() {
        return start.plus(scaled(Duration.between(realStart, realClock.instant()), speed));
    }

    /** How long to wait, in real time, until this clock shows the market time; zero if it is past it. */
    public Duration realTimeUntil(Instant marketTime) {
        Duration ahead = Duration.between(instant(), marketTime);
        return ahead.isNegative() ? Duration.ZERO : scaled(ahead, 1 / speed);
    }

    // Whole seconds and the rest apart: a long run in one double would lose its nanoseconds.
    private static Duration scaled(Duration duration, double factor) {
        double seconds = duration.getSeconds() * factor;
        double whole = Math.floor(seconds);
        double nanos = (seconds - whole) * NANOS + duration.getNano() * factor;
        return Duration.ofSeconds((long) whole, (long) nanos);
    }
}
