package dev.caravel.replay;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that runs a fixed number of times as fast as the real one: market time for a market that is played faster, or slower,
 * than it happened. Immutable; it is as steady as the real clock beneath it.
 */
public final class PacedClock implements InstantSource {
    private static final int NANO_DIGITS = 9;
    private static final BigDecimal NANOS = BigDecimal.TEN.pow(NANO_DIGITS);

    private final InstantSource realClock;
    private final Instant realStart;
    private final Instant start;
    private final BigDecimal speed;

    /**
     * A clock that shows {@code start} now.
     *
     * @param speed seconds of market time in one real second
     * @throws IllegalArgumentException if the speed is not a number above zero
     */
    public PacedClock(InstantSource realClock, Instant start, double speed) {
        this(realClock, realClock.instant(), start, speed);
    }

    /**
     * A clock that showed {@code start} at that real time: two processes that say the same have the same time.
     *
     * @param speed seconds of market time in one real second
     * @throws IllegalArgumentException if the speed is not a number above zero
     */
    public PacedClock(InstantSource realClock, Instant realStart, Instant start, double speed) {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("the speed of a replay must be a number above zero, not " + speed);
        }
        this.realClock = realClock;
        this.realStart = realStart;
        this.start = start;
        this.speed = BigDecimal.valueOf(speed);
    }

    @Override
    public Instant instant() {
        return start.plus(scaled(Duration.between(realStart, realClock.instant()), speed));
    }

    /** How long to wait, in real time, until this clock shows the market time; zero if it is past it. */
    public Duration realTimeUntil(Instant marketTime) {
        Duration ahead = Duration.between(instant(), marketTime);
        return ahead.isNegative() ? Duration.ZERO : real(ahead);
    }

    /** How long a stretch of market time takes, in real time. */
    public Duration real(Duration marketTime) {
        return scaled(marketTime, BigDecimal.ONE.divide(speed, MathContext.DECIMAL64));
    }

    // Exactly, and cut to the nanosecond: rounded in floating point a later time could come out before an earlier one.
    private static Duration scaled(Duration duration, BigDecimal factor) {
        BigDecimal seconds =
                BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), NANO_DIGITS));
        BigDecimal nanos = seconds.multiply(factor).movePointRight(NANO_DIGITS).setScale(0, RoundingMode.FLOOR);
        return Duration.ofSeconds(nanos.divideToIntegralValue(NANOS).longValueExact())
                .plusNanos(nanos.remainder(NANOS).longValueExact());
    }
}
