package dev.caravel.route.alert;

import dev.caravel.book.Book;
import dev.caravel.book.Event;
import dev.caravel.route.DeskRun;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What does not work. The owner hears of it when it begins and when it is over, and not every 30 seconds. Over is what has not
 * happened for a while when a cycle goes well. Only the desk uses it.
 */
final class Troubles {
    private static final Duration QUIET = Duration.ofMinutes(5);
    private static final String RUN = "time or state";

    private final Book book;
    /** In this process: what began in an earlier one was quiet since. */
    private final Map<String, Instant> lastSeen = new HashMap<>();

    Troubles(Book book) {
        this.book = book;
    }

    void begin(String trouble, Event event) {
        lastSeen.put(trouble, event.time());
        if (!book.reported().troubles().containsKey(trouble)) {
            book.put(book.reported().with(trouble, event.time()));
            book.tell(event);
        }
    }

    /** A run failed, and no dead letter says why. */
    void begin(DeskRun run, String why, Instant now) {
        begin(
                RUN,
                new Event(
                        Event.Kind.CYCLE_FAILED.word() + "/" + now,
                        Event.Kind.CYCLE_FAILED,
                        now,
                        Optional.empty(),
                        "The " + (run.isCycle() ? "cycle" : "watch") + " of " + run.due() + " failed: " + why));
    }

    /** A cycle went well. */
    void end(Instant now) {
        SortedMap<String, Instant> over = new TreeMap<>(book.reported().troubles());
        over.keySet()
                .removeIf(trouble -> lastSeen.containsKey(trouble)
                        && lastSeen.get(trouble).plus(QUIET).isAfter(now));
        if (over.isEmpty()) {
            return;
        }
        book.put(book.reported().without(over));
        over.keySet().forEach(lastSeen::remove);
        String what = over.entrySet().stream()
                .map(trouble ->
                        trouble.getKey() + " (since " + trouble.getValue().truncatedTo(ChronoUnit.SECONDS) + ")")
                .collect(Collectors.joining(", "));
        book.tell(new Event(
                Event.Kind.WORKS_AGAIN.word() + "/" + now,
                Event.Kind.WORKS_AGAIN,
                now,
                Optional.empty(),
                "A cycle went well again; over is the trouble with: " + what));
    }
}
