package dev.caravel.book;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was reported to the owner and is not to be reported again. Immutable.
 *
 * @param summary the time for which the last daily summary was due
 * @param troubles what does not work, of which the owner has heard, and since when
 */
public record Reported(Optional<Instant> summary, SortedMap<String, Instant> troubles) {
    /** More different troubles at once are told each time; a document has its size. */
    private static final int MOST = 30;

    public static final Reported NOTHING = new Reported(Optional.empty(), new TreeMap<>());

    public Reported {
        troubles = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(troubles));
    }

    public Reported summedUp(Instant due) {
        return new Reported(Optional.of(due), troubles);
    }

    /** The trouble has begun; one that is known goes on. */
    public Reported with(String trouble, Instant since) {
        SortedMap<String, Instant> all = new TreeMap<>(troubles);
        if (all.size() < MOST) {
            all.putIfAbsent(trouble, since);
        }
        return new Reported(summary, all);
    }

    /** These troubles are over. */
    public Reported without(Map<String, Instant> over) {
        SortedMap<String, Instant> all = new TreeMap<>(troubles);
        all.keySet().removeAll(over.keySet());
        return new Reported(summary, all);
    }
}
