package dev.caravel.route;

import dev.caravel.book.Book;
import dev.caravel.book.Event;
import dev.caravel.settings.Timetable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Tells the owner of cycles that were not run. Only the desk uses it. */
record MissedCycles(Book book, Timetable timetable, InstantSource clock) {

    /** Those that should have been between these two, if there are any. */
    void between(Instant before, Instant due) {
        Optional<Instant> missed = timetable.next(before).filter(due::isAfter);
        missed.ifPresent(first -> tell(first, "and those up to " + due + " were not run: the bot was not running"));
    }

    void tell(Instant cycle, String why) {
        book.tell(new Event(
                Event.Kind.CYCLE_SKIPPED.word() + "/" + cycle,
                Event.Kind.CYCLE_SKIPPED,
                clock.instant(),
                Optional.empty(),
                "The cycle of " + cycle + " " + why));
    }
}
