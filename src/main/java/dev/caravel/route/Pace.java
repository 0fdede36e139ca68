package dev.caravel.route;

import dev.caravel.replay.PacedClock;
import java.time.Duration;
import java.time.InstantSource;

/** How long a stretch of a clock's time is for those who wait in real time. */
final class Pace {
    private Pace() {}

    /** The same, unless the clock moves faster than the real one by itself; a played one stands still while somebody waits. */
    static Duration real(InstantSource clock, Duration time) {
        return clock instanceof PacedClock paced ? paced.real(time) : time;
    }
}
