package dev.caravel.route;

import dev.caravel.book.Book;
import dev.caravel.book.Recovery;
import dev.caravel.kraken.KrakenTime;
import dev.caravel.kraken.Nonces;
import dev.caravel.market.Pairs;
import dev.caravel.settings.Exchange;
import dev.caravel.settings.Settings;
import dev.caravel.settings.Timetable;
import dev.caravel.strategy.Rules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Variable;

/** Rebuilds the book out of what was read of the exchange. Used once, by a process that does nothing else. */
public final class Recovering {
    /** What a new account may call at once is then partly used up. */
    private static final int PAGES_AT_ONCE = 3;
    /** A page costs 2 of Kraken's call counter, which falls by one in 3 seconds on a new account. */
    private static final Duration PAUSE = Duration.ofSeconds(7);

    private final Book book;
    private final Recovery recovery;
    private final Reference reference;
    private final KrakenTime time;
    private final Nonces nonces;
    private final InstantSource clock;
    private final Duration pause;
    private int pages;
    private Optional<Recovery.Recovered> found = Optional.empty();

    Recovering(Settings settings, Book book, Reference reference, KrakenTime time, Nonces nonces, InstantSource clock) {
        this.book = book;
        Rules rules = settings.rules();
        Timetable cycles = settings.schedule().cycle();
        recovery = new Recovery(
                settings.trader().bot(),
                rules.guarding().capital(),
                new Recovery.Levels(rules.selling().target(), rules.stopping().below()),
                moment -> cycles.last(moment).orElse(moment));
        this.reference = reference;
        this.time = time;
        this.nonces = nonces;
        this.clock = clock;
        // The paper exchange counts no calls.
        pause = settings.trader().exchange() == Exchange.PAPER ? Duration.ZERO : Pace.real(clock, PAUSE);
    }

    /** Begins a look at all orders that there ever were. */
    public void lookAtEverything(@Variable("run") DeskRun run) {
        nonces.mayFollowALostCeiling();
        run.lookAfresh(time.earliest(), Instant.EPOCH);
        pages = 0;
    }

    /** How long to wait before the next page, in milliseconds. */
    public long pause() {
        return ++pages > PAGES_AT_ONCE ? pause.toMillis() : 0;
    }

    /** Gives each coin that was ever traded a position, so that its pair is read, whitelisted or not. */
    public void findCoins(@Variable("run") DeskRun run) {
        book.replaceBy(rebuilt(run, new Pairs(List.of())).book());
    }

    /** The book is what the orders say. */
    public void rebuild(@Variable("run") DeskRun run) {
        Recovery.Recovered rebuilt = rebuilt(run, reference.pairs());
        book.replaceBy(rebuilt.book());
        found = Optional.of(rebuilt);
    }

    private Recovery.Recovered rebuilt(DeskRun run, Pairs pairs) {
        return recovery.rebuild(run.look().orders(), pairs, clock.instant());
    }

    /** What was found besides the book. */
    Recovery.Recovered found() {
        return found.orElseThrow(() -> new IllegalStateException("nothing was recovered"));
    }
}
