package dev.caravel.paper.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * When an order works.
 *
 * @param starts when it enters the market; empty: at once
 * @param expires when the exchange ends it; empty: never
 */
public record Validity(TimeInForce timeInForce, Optional<Instant> starts, Optional<Instant> expires) {
    /** From now until it is cancelled. */
    public static final Validity UNTIL_CANCELLED = new Validity(TimeInForce.GTC, Optional.empty(), Optional.empty());
}
