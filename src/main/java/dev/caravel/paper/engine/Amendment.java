package dev.caravel.paper.engine;

import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of an open order in place (AmendOrder).
 *
 * @param limit the new limit price
 * @param volume the new total, what is filled included
 * @param post refuse a price that would take
 * @param deadline after which the order must not be changed
 */
public record Amendment(Optional<Price> limit, Optional<Volume> volume, boolean post, Optional<Instant> deadline) {}
