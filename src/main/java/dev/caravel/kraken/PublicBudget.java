package dev.caravel.kraken;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The one budget of all calls of Kraken's public interface: about one a second for each address. Who can wait takes a turn, one
 * after another; the desk never waits, and everybody else makes room for its calls. For any number of threads.
 */
public final class PublicBudget {
    /** What Kraken takes from one address in the long run. */
    public static final Duration KRAKEN = Duration.ofSeconds(1);
    /** How long nobody who can wait calls after Kraken has said that it was too often. */
    private static final Duration REST = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Duration interval;
    private Instant next = Instant.MIN;

    /**
     * With nothing spent.
     *
     * @param interval from one call to the next; zero for an exchange that does not count
     */
    public PublicBudget(InstantSource clock, Duration interval) {
        this.clock = clock;
        this.interval = interval;
    }

    /** Takes the next turn. The call is to be made after this time from now. */
    public synchronized Duration turn() {
        Instant now = clock.instant();
        Instant turn = turnAfter(now);
        next = turn.plus(interval);
        return Duration.between(now, turn);
    }

    /** A call is made now, whoever has waited how long. */
    public synchronized void spend() {
        next = turnAfter(clock.instant()).plus(interval);
    }

    /** Kraken has answered; if it refused the call for the rate, then everybody who can waits for a while. */
    public synchronized void heed(KrakenReply reply) {
        if (reply.isTooOften()) {
            Instant rested = clock.instant().plus(REST);
            next = next.isAfter(rested) ? next : rested;
        }
    }

    private Instant turnAfter(Instant now) {
        return next.isAfter(now) ? next : now;
    }
}
