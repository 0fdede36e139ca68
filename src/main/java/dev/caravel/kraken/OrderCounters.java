package dev.caravel.kraken;

import dev.caravel.order.OrderRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Kraken's counter of the order calls for each pair, kept on our side. An amend or a cancel costs more the younger its order is. Orders
 * that only rest (post-only) leave a third of the counter to stops and cancels. Not for several threads.
 */
final class OrderCounters {
    /** After that long an order costs nothing more. */
    private static final Duration OLD = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Tier tier;
    private final Map<String, Counter> byPair = new HashMap<>();
    /** When an order was placed or amended last. */
    private final Map<String, Instant> touched = new HashMap<>();
    /** Of an order that was there before us we only know that it was touched before that. */
    private final Instant begun;

    OrderCounters(InstantSource clock, Tier tier) {
        this.clock = clock;
        this.tier = tier;
        begun = clock.instant();
    }

    /** Counts the call; else says why it must not be made now. */
    Optional<String> spend(OrderRequest order) {
        Instant now = clock.instant();
        double reserve = isPatient(order) && tier != Tier.UNCOUNTED ? tier.orders / 3 : 0;
        // The same words each time: the owner is told once of what goes wrong in the same way.
        return counter(order).spend(cost(order, now), reserve, now)
                ? Optional.empty()
                : Optional.of("put off: Kraken's order counter of "
                        + order.pair().altname()
                        + (isPatient(order) ? " is so high that the rest is kept for stops" : " is full"));
    }

    private Counter counter(OrderRequest order) {
        return byPair.computeIfAbsent(
                order.pair().altname(), pair -> new Counter(tier.orders, tier.ordersFall, clock.instant()));
    }

    /** Kraken did it: from now on the order is young. */
    void accepted(OrderRequest order, String txid) {
        Instant now = clock.instant();
        touched.values().removeIf(time -> time.plus(OLD).isBefore(now));
        if (!(order instanceof OrderRequest.Cancel)) {
            touched.put(txid, now);
        }
    }

    void fill(OrderRequest order) {
        counter(order).fill(clock.instant());
    }

    double level(OrderRequest order) {
        return counter(order).level(clock.instant());
    }

    /** Of the pair whose counter is fullest; 0 without any. */
    double highest() {
        Instant now = clock.instant();
        return byPair.values().stream()
                .mapToDouble(counter -> counter.level(now))
                .max()
                .orElse(0);
    }

    /** The same for each pair. */
    double limit() {
        return tier.orders;
    }

    private static boolean isPatient(OrderRequest order) {
        return switch (order) {
            case OrderRequest.Place place -> place.postOnly();
            case OrderRequest.Amend amend -> amend.postOnly();
            case OrderRequest.Cancel _ -> false;
        };
    }

    private int cost(OrderRequest order, Instant now) {
        return switch (order) {
            case OrderRequest.Place _ -> 1;
            case OrderRequest.Amend amend -> 1 + penalty(amend.txid(), now, 3, 2, 1, 0, 0, 0);
            case OrderRequest.Cancel cancel -> penalty(cancel.txid(), now, 8, 6, 5, 4, 2, 1);
        };
    }

    /** By the age of the order: under 5, 10, 15, 45, 90 and 300 seconds. */
    private int penalty(
            String txid, Instant now, int under5, int under10, int under15, int under45, int under90, int under300) {
        long age = Duration.between(touched.getOrDefault(txid, begun), now).toSeconds();
        if (age < 5) {
            return under5;
        }
        if (age < 10) {
            return under10;
        }
        if (age < 15) {
            return under15;
        }
        if (age < 45) {
            return under45;
        }
        if (age < 90) {
            return under90;
        }
        return age < OLD.toSeconds() ? under300 : 0;
    }
}
