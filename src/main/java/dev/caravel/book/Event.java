package dev.caravel.book;

import dev.caravel.market.Coin;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that the owner should hear of. It waits in the outbox, saved with the change that it tells of, until every sink has it.
 *
 * @param id one event, one id: nothing is told twice
 * @param text one sentence for a person, without secrets
 */
public record Event(String id, Kind kind, Instant time, Optional<Coin> coin, String text) {

    /** What happened. */
    public enum Kind {
        BOUGHT,
        SOLD,
        LOWERED,
        STOPPED_OUT,
        ORDER_REFUSED,
        ORDER_UNKNOWN,
        ORDER_RESOLVED,
        ORDER_GHOST,
        DIFFERENCE,
        GUARD_TRIPPED,
        CONTROL_CHANGED,
        HOLDER_CHANGED,
        CYCLE_SKIPPED,
        DEAD_LETTER;

        /** The word by which settings and messages name it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
