package dev.caravel.kraken;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The nonces of one API key: microseconds since the epoch, strictly rising over restarts, hosts and clocks that go back. Kraken
 * refuses a nonce that is not above the last one, and the last one can never be lowered.
 *
 * <p>No nonce is used before a ceiling at or above it is kept in the state, so a start only has to go on above the ceiling. It is
 * kept some time ahead, which costs one write in that time. For any number of threads.
 */
public final class Nonces {
    /** Reserved at least, when the nonces are already ahead of the clock and rise one by one. */
    private static final long STEP = 1000;

    private final InstantSource clock;
    private final Ceiling ceiling;
    private final long ahead;
    /** Above every clock until the year 294,000, and far below the largest number that Kraken takes. */
    private final long largest;

    private long last;
    private long reserved;

    /** Where the state keeps the ceiling. */
    public interface Ceiling {
        /** The ceiling reserved last; 0 if there has never been one. */
        long read();

        /** Keeps the new ceiling before it returns; an exception means that no nonce above the old one is used. */
        void reserve(long ceiling);
    }

    /**
     * Goes on above the ceiling, or with the time if that is later.
     *
     * @param ahead how far above the clock the ceiling is kept; at most a day
     * @throws IllegalStateException if the ceiling cannot be one
     */
    public Nonces(InstantSource clock, Ceiling ceiling, Duration ahead) {
        this.clock = clock;
        this.ceiling = ceiling;
        this.ahead = ahead.toMillis() * 1000;
        largest = Long.MAX_VALUE - this.ahead;
        reserved = ceiling.read();
        last = reserved;
        if (reserved < 0 || reserved >= largest) {
            throw new IllegalStateException("the nonce ceiling in the state is " + reserved
                    + ", which is no time in microseconds: make a new API key and remove the ceiling");
        }
    }

    /**
     * If there is no ceiling, the state may have been lost, and with it one that was ahead of the clock: goes on above where that can have
     * been. Another program with the key would be refused from then on, so that nobody says so who only looks.
     */
    public synchronized void mayFollowALostCeiling() {
        if (reserved == 0) {
            last = Math.max(last, micros() + ahead);
        }
    }

    private long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    /** The next nonce; it is used up, whatever becomes of the call. */
    public synchronized long next() {
        long now = micros();
        long next = Math.max(last + 1, now);
        if (next > reserved) {
            if (next >= largest) {
                throw new IllegalStateException("the nonces are used up at " + last + ": make a new API key");
            }
            long higher = Math.max(now + ahead, next + STEP);
            ceiling.reserve(higher);
            reserved = higher;
        }
        last = next;
        return next;
    }
}
