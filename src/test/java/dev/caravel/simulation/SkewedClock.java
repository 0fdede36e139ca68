package dev.caravel.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clock of the machine on which the bot runs: off the exchange's, and set at times. */
final class SkewedClock implements InstantSource {
    private final InstantSource right;
    private Duration off;

    SkewedClock(InstantSource right, Duration off) {
        this.right = right;
        this.off = off;
    }

    @Override
    public Instant instant() {
        return right.instant().plus(off);
    }

    /** Somebody sets it. */
    void set(Duration by) {
        off = off.plus(by);
    }

    Duration off() {
        return off;
    }
}
