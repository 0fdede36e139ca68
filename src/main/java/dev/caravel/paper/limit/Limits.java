package dev.caravel.paper.limit;

import dev.caravel.paper.engine.Refusal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is counted of each key and each account, and refused when it is too much. Nothing is kept over a restart. The exchange's lock
 * guards it, but for lockouts, which any thread may ask about.
 */
public final class Limits {
    private static final Set<String> LONG_LISTS = Set.of("Ledgers", "QueryLedgers", "TradesHistory");
    private static final int MOST_COUNTERS = 100_000;

    private final Optional<Counted> counted;

    /** An account's orders in one pair. */
    private record Book(String account, String pair) {}

    private static final class Counted {
        private final Counters<String> calls;
        private final Counters<Book> orders;
        private final Lockout lockout = new Lockout();

        Counted(Tier tier) {
            calls = new Counters<>(tier.calls(), MOST_COUNTERS);
            orders = new Counters<>(tier.orders(), MOST_COUNTERS);
        }
    }

    private Limits(Optional<Counted> counted) {
        this.counted = counted;
    }

    /** As for accounts of this tier. */
    public static Limits of(Tier tier) {
        return new Limits(Optional.of(new Counted(tier)));
    }

    /** Anybody may ask as often as he likes. */
    public static Limits none() {
        return new Limits(Optional.empty());
    }

    /** Refuses a key that is locked out. */
    public void checkLockout(String key, Instant now) {
        if (counted.filter(all -> all.lockout.isOut(key, now)).isPresent()) {
            throw Refusal.of("EGeneral:Temporary lockout");
        }
    }

    /** A key was unknown, or its signature or nonce bad. */
    public void failed(String key, Instant now) {
        counted.ifPresent(all -> all.lockout.failed(key, now));
    }

    /** Key, signature and nonce were good. */
    public void succeeded(String key) {
        counted.ifPresent(all -> all.lockout.succeeded(key));
    }

    /** Counts a private call that does not touch orders. */
    public void call(String key, String method, Instant now) {
        int cost = LONG_LISTS.contains(method) ? 2 : 1;
        if (counted.filter(all -> !all.calls.count(key, cost, now)).isPresent()) {
            throw Refusal.of("EAPI:Rate limit exceeded");
        }
    }

    /**
     * Counts what is about to be done to orders.
     *
     * @param costs by pair
     */
    public void orders(String account, Map<String, Double> costs, Instant now) {
        if (counted.isPresent()) {
            costs.forEach((pair, cost) -> {
                if (!counted.get().orders.count(new Book(account, pair), cost, now)) {
                    throw Refusal.of("EOrder:Rate limit exceeded");
                }
            });
        }
    }

    /** Whether anything is counted. */
    public boolean isCounting() {
        return counted.isPresent();
    }
}
