package dev.caravel.route;

import dev.caravel.book.Book;
import dev.caravel.book.Event;
import dev.caravel.book.Guards;
import dev.caravel.kraken.SystemStatus;
import dev.caravel.market.Money;
import dev.caravel.market.PairStatus;
import dev.caravel.market.Pairs;
import dev.caravel.store.JournalEntry;
import dev.caravel.strategy.Decision;
import dev.caravel.strategy.Situation;
import dev.caravel.strategy.Strategy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Variable;

/** Asks the strategy, keeps what it decided and hands on what is to be done. Only the desk uses it. */
public final class Deciding {
    private final Book book;
    private final Strategy strategy;
    private final Reference reference;
    private final Desk desk;
    private final Departure departure;
    private final Diary diary;
    private final InstantSource clock;

    Deciding(
            Book book,
            Strategy strategy,
            Reference reference,
            Desk desk,
            Departure departure,
            Diary diary,
            InstantSource clock) {
        this.book = book;
        this.strategy = strategy;
        this.reference = reference;
        this.desk = desk;
        this.departure = departure;
        this.diary = diary;
        this.clock = clock;
    }

    /** What a cycle does, about every coin. */
    public List<Decision> decide(@Variable("run") DeskRun run) {
        return take(run, Optional.of(run.due()));
    }

    /** What a watch does, about held coins only. */
    public List<Decision> protect(@Variable("run") DeskRun run) {
        return take(run, Optional.empty());
    }

    private List<Decision> take(DeskRun run, Optional<Instant> cycle) {
        Strategy.Result result = strategy.decide(new Situation(
                clock.instant(),
                cycle,
                desk.interval(cycle.orElseGet(clock::instant)),
                run.quotes().orElseGet(desk::nothingQuoted),
                run.tickers(),
                run.status() == SystemStatus.ONLINE ? reference.pairs() : closed(reference.pairs()),
                reference.fees(),
                run.balances().map(reference::freeDollars).orElse(Money.ZERO),
                book,
                departure.isUnderWay()));
        book.put(result.guards());
        result.exits()
                .forEach((coin, exit) -> book.position(coin).ifPresent(position -> book.put(position.with(exit))));
        result.tripped().forEach(this::tell);
        run.decided(result.verdict());
        diary.write(new JournalEntry.Run(
                cycle.isPresent() ? JournalEntry.Kind.CYCLE : JournalEntry.Kind.WATCH, result.verdict()));
        return run.actions();
    }

    /** While Kraken as a whole is not open, no pair is. */
    private static Pairs closed(Pairs pairs) {
        return new Pairs(pairs.all().stream()
                .map(pair -> pair.with(PairStatus.CANCEL_ONLY))
                .toList());
    }

    private void tell(Guards.Lock lock) {
        book.tell(new Event(
                Event.Kind.GUARD_TRIPPED.word() + "/" + lock.guard() + "/"
                        + lock.coin().map(Object::toString).orElse("all") + "/" + lock.since(),
                Event.Kind.GUARD_TRIPPED,
                lock.since(),
                lock.coin(),
                lock.guard() + " pauses buying"
                        + lock.coin().map(coin -> " of " + coin).orElse("") + ": " + lock.why()));
    }
}
