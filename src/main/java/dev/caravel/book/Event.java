package dev.caravel.book;

import dev.caravel.market.Coin;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that the owner should hear of. It waits in the outbox, saved with the change that it tells of, until every sink has it.
 *
 * @param id one event, one id: nothing is told twice
 * @param text one sentence for a person, without secrets
 * @param takenBy the sinks that have it already, while others have not
 */
public record Event(String id, Kind kind, Instant time, Optional<Coin> coin, String text, Set<String> takenBy) {
    /** The error in it may be of any length, and an event has to fit into a document. */
    private static final int LONGEST_TEXT = 1_000;

    /** One that nobody has yet. */
    public Event(String id, Kind kind, Instant time, Optional<Coin> coin, String text) {
        this(id, kind, time, coin, text, Set.of());
    }

    public Event {
        text = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
        takenBy = Set.copyOf(takenBy);
    }

    Event takenBy(String sink) {
        Set<String> all = new TreeSet<>(takenBy);
        all.add(sink);
        return new Event(id, kind, time, coin, text, all);
    }

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
        FOREIGN_ORDER,
        TAKEN_OVER,
        GUARD_TRIPPED,
        CONTROL_CHANGED,
        HOLDER_CHANGED,
        CYCLE_SKIPPED,
        CYCLE_FAILED,
        DEAD_LETTER,
        WORKS_AGAIN,
        DAILY_SUMMARY,
        ALERTS_DROPPED;

        /** The word by which settings and messages name it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
