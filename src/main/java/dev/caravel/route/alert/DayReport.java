package dev.caravel.route.alert;

import dev.caravel.alert.DailySummary;
import dev.caravel.book.Book;
import dev.caravel.book.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Tells once a day how it went: in the first run after the set time that knows the prices of what is held, or an hour later without
 * them. Only the desk uses it.
 */
public final class DayReport {
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Book book;
    private final Optional<LocalTime> time;
    private final BooleanSupplier pricesKnown;
    private final Supplier<DailySummary> summary;

    /**
     * Of one bot.
     *
     * @param time of the day, UTC; empty: never
     * @param pricesKnown whether a price of every open position was seen
     */
    public DayReport(Book book, Optional<LocalTime> time, BooleanSupplier pricesKnown, Supplier<DailySummary> summary) {
        this.book = book;
        this.time = time;
        this.pricesKnown = pricesKnown;
        this.summary = summary;
    }

    void look(Instant now) {
        time.map(at -> last(at, now)).ifPresent(due -> {
            Optional<Instant> before = book.reported().summary();
            boolean isDue = before.filter(told -> told.isBefore(due)).isPresent();
            // A new bot has no day behind it.
            if (before.isEmpty()) {
                book.put(book.reported().summedUp(due));
            } else if (isDue && (pricesKnown.getAsBoolean() || now.isAfter(due.plus(PATIENCE)))) {
                tell(before.get(), due, now);
            }
        });
    }

    private void tell(Instant since, Instant due, Instant now) {
        book.put(book.reported().summedUp(due));
        book.tell(new Event(
                Event.Kind.DAILY_SUMMARY.word() + "/" + due,
                Event.Kind.DAILY_SUMMARY,
                now,
                Optional.empty(),
                summary.get().text(book, since, now)));
    }

    private static Instant last(LocalTime at, Instant now) {
        ZonedDateTime today = now.atZone(ZoneOffset.UTC).with(at);
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }
}
