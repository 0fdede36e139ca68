package dev.caravel.doctor;

import static dev.caravel.doctor.Finding.ok;
import static dev.caravel.doctor.Finding.warn;

import dev.caravel.book.Book;
import dev.caravel.book.Control;
import dev.caravel.book.Event;
import dev.caravel.book.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the bot stands by its book and journal. */
public final class StandingChecks {
    private static final Duration SLOW = Duration.ofHours(1);

    private StandingChecks() {}

    /**
     * All that needs nobody else.
     *
     * @param isRunning whether a process trades
     * @param letters the dead letters of the last day, newest first
     */
    public static List<Finding> of(Book book, boolean isRunning, List<Map<String, String>> letters, Instant now) {
        List<Finding> findings = new ArrayList<>();
        if (!isRunning) {
            findings.add(stops(book));
        }
        findings.add(control(book.control()));
        findings.addAll(guards(book, now));
        findings.add(outbox(book.outbox(), now));
        findings.add(letters(letters));
        return List.copyOf(findings);
    }

    private static Finding stops(Book book) {
        List<String> held = book.positions().stream()
                .filter(position -> position.held().isPositive())
                .map(Position::coin)
                .map(String::valueOf)
                .toList();
        List<String> buying = book.positions().stream()
                .filter(position -> position.openBuy().isPresent())
                .map(position -> position.coin().toString())
                .toList();
        if (held.isEmpty() && buying.isEmpty()) {
            return ok("stops", "nothing is held, so nothing needs a stop while no bot runs");
        }
        return warn(
                "stops",
                held.isEmpty()
                        ? "a buy rests that nobody looks after: " + Words.list(buying)
                        : "not enforced while no bot runs: " + Words.list(held),
                "start it: caravel run");
    }

    private static Finding control(Control control) {
        String text = "the owner says " + control.mode().word()
                + (control.equals(Control.RUN) ? "" : " since " + Words.time(control.since()) + ", by " + control.by());
        return switch (control.mode()) {
            case RUN -> ok("control", text);
            case NO_BUYS, FLATTEN -> warn("control", text, "nothing is bought; to go on: caravel control run");
            case HALT ->
                warn("control", text, "nothing is sent but stops (caravel.halt.stops); to go on: caravel control run");
        };
    }

    private static List<Finding> guards(Book book, Instant now) {
        List<Finding> tripped = book.guards().locks().stream()
                .filter(lock -> lock.isOn(now, book.control()))
                .map(lock -> warn(
                        "guards",
                        lock.guard() + lock.coin().map(coin -> " of " + coin).orElse("") + ": " + lock.why(),
                        lock.until()
                                .map(until -> "nothing is bought until " + Words.time(until))
                                .orElse("look into it, then say: caravel control run")))
                .toList();
        return Finding.orOk(tripped, "guards", "none has tripped");
    }

    private static Finding outbox(List<Event> waiting, Instant now) {
        if (waiting.isEmpty()) {
            return ok("outbox", "nothing waits to be told");
        }
        Instant oldest = waiting.getFirst().time();
        String text =
                Words.count(waiting.size(), "alert waits", "alerts wait") + ", the oldest since " + Words.time(oldest);
        return Duration.between(oldest, now).compareTo(SLOW) > 0
                ? warn("outbox", text, "see in the log which sink of caravel.alerts does not take it")
                : ok("outbox", text);
    }

    private static Finding letters(List<Map<String, String>> letters) {
        if (letters.isEmpty()) {
            return ok("dead-letters", "none in the last day");
        }
        Map<String, String> newest = letters.getFirst();
        return warn(
                "dead-letters",
                letters.size() + " in the last day, the newest: "
                        + newest.getOrDefault("route", "?") + " at " + newest.getOrDefault("step", "?") + ": "
                        + newest.getOrDefault("error", "?"),
                "each is a line in the journal and in the log");
    }
}
