package dev.caravel.paper.engine;

import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import java.time.Instant;
import java.util.Optional;

/**
 * What an order was like from one change to the next (OrderAmends).
 *
 * @param id of the change, {@code T…}
 * @param volume the total, what was filled included
 * @param remaining what was not filled then
 * @param limit empty while it has none
 * @param trigger empty for a type that waits for none
 * @param reason why the exchange changed it
 */
public record OrderVersion(
        String id,
        Cause cause,
        Volume volume,
        Volume remaining,
        Optional<Volume> display,
        Optional<Price> limit,
        Optional<Price> trigger,
        boolean post,
        Instant time,
        Optional<String> reason) {

    /** Who made the change: nobody, since the order is as it was placed; its owner; the exchange. */
    public enum Cause {
        ORIGINAL,
        USER,
        RESTATED
    }
}
