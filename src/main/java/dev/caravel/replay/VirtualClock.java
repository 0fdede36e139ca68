package dev.caravel.replay;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved, and only moves forward. Any thread may read and move it. */
public final class VirtualClock implements InstantSource {
    private volatile Instant now;

    public VirtualClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Moves the clock to the time, which may be the one that it shows.
     *
     * @throws IllegalArgumentException if the clock is past that time; it then stays where it is
     */
    public synchronized void advanceTo(Instant time) {
        if (time.isBefore(now)) {
            throw new IllegalArgumentException("the clock shows " + now + " and cannot go back to " + time);
        }
        now = time;
    }
}
