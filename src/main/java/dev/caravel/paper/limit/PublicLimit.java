package dev.caravel.paper.limit;

import java.time.Instant;

/** About one public call a second from one address, with some at once (contract, section 5.1). Any thread. */
public final class PublicLimit {
    /** Kraken does not say how many at once. */
    private static final Tier.Allowance ALLOWANCE = new Tier.Allowance(10, 1);

    private static final int MOST_ADDRESSES = 1000;

    private final Counters<String> calls = new Counters<>(ALLOWANCE, MOST_ADDRESSES);

    /** Counts a call, and says whether it is answered. */
    public synchronized boolean allows(String address, Instant now) {
        return calls.count(address, 1, now);
    }
}
