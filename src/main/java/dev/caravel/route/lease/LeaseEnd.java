package dev.caravel.route.lease;

import java.time.Instant;

/** Until when this copy may trade, by the clock of the desk; asked anew each time. Any thread. */
@FunctionalInterface
public interface LeaseEnd {
    /** For a right that ends with the process only. */
    LeaseEnd NEVER = () -> Instant.MAX;

    /** {@link Instant#MAX} if it has no end, {@link Instant#MIN} once it is over. */
    Instant at();

    /** Whether another copy may trade by now. */
    default boolean isOver() {
        return at().equals(Instant.MIN);
    }
}
