package dev.caravel.kraken;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How many private calls Kraken will still take: each adds to a counter of the API key that falls with time, and above its maximum
 * Kraken refuses. Order calls are not counted there, so that an exit never waits for a reading. For any number of threads.
 */
public final class RateBudget {
    private static final double MILLIS = 1000;

    /** How far the account is verified, which decides the counter's size and fall. */
    public enum Tier {
        STARTER(15, 0.33),
        INTERMEDIATE(20, 0.5),
        PRO(20, 1);

        private final int maximum;
        private final double fallPerSecond;

        Tier(int maximum, double fallPerSecond) {
            this.maximum = maximum;
            this.fallPerSecond = fallPerSecond;
        }
    }

    private final InstantSource clock;
    private final Tier tier;
    private double counter;
    private Instant counted;

    /** Begins with an empty counter. */
    public RateBudget(InstantSource clock, Tier tier) {
        this.clock = clock;
        this.tier = tier;
        this.counted = clock.instant();
    }

    /** Counts the call if there is room for it; if not, it must not be made now. */
    public synchronized boolean spend(KrakenRequest call) {
        fall();
        int cost = cost(call);
        if (cost > 0 && counter + cost > tier.maximum) {
            return false;
        }
        counter += cost;
        return true;
    }

    /** Kraken has refused a call for its rate: somebody else uses the key, or the tier is lower than thought. */
    public synchronized void exceeded() {
        fall();
        counter = tier.maximum;
    }

    private void fall() {
        Instant now = clock.instant();
        double seconds = Math.max(0, Duration.between(counted, now).toMillis()) / MILLIS;
        counter = Math.max(0, counter - seconds * tier.fallPerSecond);
        counted = now;
    }

    private static int cost(KrakenRequest call) {
        if (!call.isPrivate()) {
            return 0;
        }
        return switch (call.method()) {
            case "AddOrder", "AmendOrder", "CancelOrder" -> 0;
            // ClosedOrders costs 1 by some of Kraken's texts and 2 by others
            case "ClosedOrders", "TradesHistory", "Ledgers" -> 2;
            default -> 1;
        };
    }
}
