package dev.caravel.kraken;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Kraken's counter of a key's private reads, kept on our side, so that Kraken never has to refuse one. Orders are not counted here.
 * What a watch needs for the stops may use all of it; lists, balances and fees leave {@value #FOR_WATCHES} for that, and the audit,
 * which can wait, {@value #FOR_LISTS}. Not for several threads.
 *
 * <p>A watch reads its orders by one call (1) for each round, six at most, and while a call is unresolved the lists (1 and 2). A cycle
 * reads open and closed orders (1 and 2), balances (1), orders that the lists do not reach (1), fees once an hour (1) and after fills
 * trades and ledger (2 and 2): 10 together. On the slowest tier the counter falls by 9.9 from one watch to the next.
 */
final class CallCounter {
    static final int FOR_WATCHES = 2;
    static final int FOR_LISTS = 3;

    private final InstantSource clock;
    private final Counter counter;

    CallCounter(InstantSource clock, Tier tier) {
        this.clock = clock;
        counter = new Counter(tier.calls, tier.callsFall, clock.instant());
    }

    /** Counts the call; else says why it must not be made now. */
    Optional<String> spend(KrakenRequest call) {
        int cost = cost(call);
        return counter.spend(cost, reserve(call), clock.instant())
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s is put off: it costs %d, and Kraken's call counter is at %.1f of %.0f",
                        call.method(),
                        cost,
                        counter.level(clock.instant()),
                        counter.maximum()));
    }

    void fill() {
        counter.fill(clock.instant());
    }

    double level() {
        return counter.level(clock.instant());
    }

    double limit() {
        return counter.maximum();
    }

    static int cost(KrakenRequest call) {
        return switch (call.method()) {
            // ClosedOrders costs 1 by some of Kraken's texts and 2 by others.
            case "ClosedOrders", "TradesHistory", "Ledgers" -> 2;
            default -> 1;
        };
    }

    private static int reserve(KrakenRequest call) {
        return switch (call.method()) {
            case "QueryOrders" -> 0;
            case "TradesHistory", "Ledgers" -> FOR_LISTS;
            default -> FOR_WATCHES;
        };
    }
}
