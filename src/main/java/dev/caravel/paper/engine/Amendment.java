package dev.caravel.paper.engine;

import dev.caravel.market.Volume;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of an open order in place (AmendOrder).
 *
 * @param limit the new limit price
 * @param trigger the new trigger price, or the new distance of one that follows the market
 * @param volume the new total, what is filled included
 * @param display how much of an iceberg the others see from now on
 * @param post refuse a price that would take
 * @param deadline after which the order must not be changed
 */
public record Amendment(
        Optional<PriceTerm> limit,
        Optional<PriceTerm> trigger,
        Optional<Volume> volume,
        Optional<Volume> display,
        boolean post,
        Optional<Instant> deadline) {}
