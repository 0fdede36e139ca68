package dev.caravel.route;

import dev.caravel.alert.DailySummary;
import dev.caravel.book.Book;
import dev.caravel.book.Performance;
import dev.caravel.book.Valuation;
import dev.caravel.route.alert.DayReport;
import dev.caravel.settings.Settings;
import dev.caravel.strategy.MarketScore;
import dev.caravel.strategy.Odds;
import java.time.InstantSource;

/** How the bot does: the book at the prices and fees that the last run saw. */
record Accounts(Settings settings, Book book, Desk desk, Reference reference, InstantSource clock) {

    Performance performance() {
        return Performance.of(book, valuation(), settings.rules().guarding().capital(), clock.instant());
    }

    private Valuation valuation() {
        return new Valuation(desk.prices(), reference.pairs(), reference.fees());
    }

    Odds odds() {
        return Odds.of(settings.rules(), reference.usualRate());
    }

    /** What sums up each day. */
    DayReport days() {
        return new DayReport(
                book,
                settings.alerts().summary(),
                () -> book.positions().stream()
                        .allMatch(position -> desk.prices().containsKey(position.coin())),
                () -> new DailySummary(
                        performance(), valuation(), desk.market().map(MarketScore::total), odds().breakEvenWinRate()));
    }
}
