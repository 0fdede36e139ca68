package dev.caravel.simulation;

import dev.caravel.book.Control;
import dev.caravel.market.Money;
import dev.caravel.market.Quotes;
import dev.caravel.paper.PaperExchange;
import dev.caravel.paper.PaperJournal;
import dev.caravel.paper.PaperSetup;
import dev.caravel.paper.front.KeyTerms;
import dev.caravel.replay.VirtualClock;
import dev.caravel.route.DeskRun;
import dev.caravel.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One seed: an exchange, a state and a clock that last, and one process of the bot after another that works with them. It ends in quiet,
 * when everything must have come right; before that, the {@link Auditor} looks after each run and each order.
 */
final class World implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-01-05T00:00:10Z");
    private static final int CYCLES = 60;
    private static final Duration HISTORY = Duration.ofHours(1);
    /** Longer than any rest that the bot takes of its own accord. */
    private static final int QUIET_WATCHES = 6;

    private static final int DOUBTFUL_WATCHES = 7;

    private static final double CLOCK_SET = 0.05;
    private static final double ENDS = 0.01;
    private static final double QUOTES_FAIL = 0.02;

    private static final int LAST_RUNS = 2;

    /** In one world of so many the bot takes over what is done by hand. */
    private static final int ADOPTING = 16;

    private final Rig rig;
    private final long seed;
    private final Guards guards;
    private final Tally tally;
    private final Trace trace;
    private final Chance chance;
    private final Plan plan;
    private final VirtualClock right = new VirtualClock(START);
    private final SkewedClock clock;
    private final PlayedMarket market;
    private final PaperExchange exchange;
    private final Venue venue;
    private final FaultyStore store;
    private final Auditor auditor;
    private final Hands hands;
    private final Path folder;
    private @Nullable Life life;
    private final List<Life> lives = new ArrayList<>();
    private int cycles;
    private boolean isSaving;
    private int unquoted;

    /** Is told what happens, a line each, when somebody wants to know. */
    interface Trace {
        Trace NONE = line -> {};

        void line(Supplier<String> line);
    }

    World(Rig rig, long seed, Guards guards, Tally tally, Trace trace) {
        this.seed = seed;
        this.guards = guards;
        this.tally = tally;
        this.trace = trace;
        chance = new Chance(seed);
        plan = new Plan(seed, chance.apart(), tally, rig.crashes(), rig.recovery());
        // What it has taken over cannot be told from the exchange's lists again.
        boolean adopts = seed % ADOPTING == 0 && !plan.needsRecovery() && guards == Guards.ALL;
        this.rig = adopts ? rig.ofAdopting() : rig;
        clock = new SkewedClock(right, chance.within(Duration.ofSeconds(-90), Duration.ofSeconds(90)));
        market = new PlayedMarket(Rig.COINS, Rig.PRICES, START.minus(HISTORY), chance.apart());
        PaperSetup setup = PaperSetup.usual(
                "simulation",
                seed,
                new PaperSetup.Account(
                        rig.key().key(),
                        List.of(
                                KeyTerms.trading(rig.key().key(), rig.key().secret()),
                                KeyTerms.trading(Venue.HANDS.key(), Venue.HANDS.secret())),
                        Money.of("20000"),
                        Map.of()));
        exchange = PaperExchange.open(setup, market, right, PaperJournal.none());
        venue = new Venue(exchange, right, rig.key());
        store = new FaultyStore(document -> auditor().saved(document), plan);
        auditor = new Auditor(this, venue);
        hands = new Hands(this, venue, chance.apart());
        folder = rig.folder().resolve(Long.toString(seed));
    }

    /** Plays it to its end. */
    void play() {
        while (cycles < CYCLES) {
            between();
            cycles++;
            tally.count("cycles");
            cycle();
            advance(chance.within(Duration.ofSeconds(3), Duration.ofSeconds(50)));
            if (plan.needsCancels() && cycles % 2 == 0) {
                hands.say(Control.Mode.NO_BUYS);
                run(Life::watch);
                hands.say(Control.Mode.RUN);
            }
            run(Life::watch);
            if (chance.in(0.3)) {
                lookAgain();
            }
            if (plan.needsRecovery() && cycles == CYCLES / 2) {
                end();
                hands.burnTheState();
            }
        }
        quiet();
        tally.count("seeds");
    }

    private Instant nextDue() {
        return rig.settings().schedule().cycle().next(clock.instant()).orElseThrow();
    }

    /** What happens between two cycles: watches, and now and then the owner or somebody who sets the clock. */
    private void between() {
        int watches = chance.below(3);
        for (int i = 0; i < watches; i++) {
            Duration left = Duration.between(clock.instant(), nextDue());
            advance(chance.within(Duration.ZERO, left.dividedBy(2)));
            run(Life::watch);
        }
        if (chance.in(ENDS)) {
            endInOrder();
        }
        hands.act();
        plan.aimAnew();
    }

    /** As somebody who updates the program: its stops wait at the exchange until the next one is there. */
    private void endInOrder() {
        tally.fault("ENDED", "hands");
        trace(() -> "** ends in order");
        run(Life::leave);
        end();
        advance(chance.within(Duration.ofSeconds(2), Duration.ofMinutes(5)));
        run(Life::watch);
    }

    /** Something that a process does. */
    private interface Work {
        Optional<DeskRun> by(Life life);
    }

    private void run(Work work) {
        Optional<Life> alive = alive();
        if (alive.isEmpty()) {
            return;
        }
        isSaving = false;
        trace(() -> "-- run " + right.instant());
        try {
            Optional<DeskRun> run = work.by(alive.get());
            if (alive.equals(life())) {
                auditor.afterRun(alive.get(), run);
            }
        } catch (Crash crash) {
            dies(alive.get(), crash);
        }
    }

    /** Until the next process is there: at once while a call is on its way, since that is when it can do harm. */
    private Duration pause(Crash crash) {
        if (String.valueOf(crash.getMessage()).startsWith(Crash.ON_THE_WAY)) {
            return chance.within(Duration.ofMillis(100), Duration.ofMillis(1_500));
        }
        return chance.within(Duration.ofMillis(500), Duration.ofSeconds(chance.in(0.2) ? 600 : 20));
    }

    /** While something is in doubt, every watch counts; else most of them see nothing new. */
    private void lookAgain() {
        for (int i = 0; i < DOUBTFUL_WATCHES && isInDoubt(); i++) {
            advance(chance.within(Duration.ofSeconds(10), Duration.ofSeconds(45)));
            if (chance.in(CLOCK_SET)) {
                hands.setTheClock();
            }
            run(Life::watch);
        }
    }

    private boolean isInDoubt() {
        return life().filter(alive -> alive.isLoaded() && alive.book().isUnresolved())
                .isPresent();
    }

    private void dies(Life dead, Crash crash) {
        tally.crash(String.valueOf(crash.getMessage()));
        trace(() -> "** crash " + crash.getMessage());
        auditor.look();
        if (dead != life) {
            return;
        }
        end();
        advance(pause(crash));
        if (chance.in(0.02) && !rig.adopts()) {
            hands.burnTheState();
        }
        // What is new begins with a look, as the program does.
        run(Life::watch);
    }

    /** The process, started if there is none; empty if it cannot start. */
    Optional<Life> alive() {
        if (life == null) {
            try {
                life = new Life(this);
                lives.add(life);
                tally.count("starts");
            } catch (StoreException unreadable) {
                trace(() -> "no start: " + unreadable.getMessage());
            } catch (Crash crash) {
                tally.crash(String.valueOf(crash.getMessage()));
            }
        }
        return Optional.ofNullable(life);
    }

    /** Whether a process that does nothing else has rebuilt the book from the exchange. */
    boolean recovers(Duration wait) {
        Optional<Life> alive = alive();
        try {
            return alive.isPresent() && alive.get().recover(wait);
        } catch (Crash crash) {
            tally.crash(String.valueOf(crash.getMessage()));
            return false;
        } finally {
            end();
        }
    }

    /** The process is gone. */
    void end() {
        life = null;
    }

    /** Called before each step. */
    void before(Life of, String step) {
        plan.at(true, step);
        if (!isSaving && plan.losesLease() && of == life) {
            takeOver(of);
        }
        // Who is stopped between the look at the lease and the put may put too late: no lease can help that.
        isSaving |= step.equals("next-document");
    }

    void after(Life of, String step) {
        isSaving &= !step.equals("put");
        plan.at(false, step);
    }

    /** The process stands still until its lease is over; another copy takes over and works; then the first goes on where it was. */
    private void takeOver(Life first) {
        tally.fault("LEASE_LOST", "hands");
        trace(() -> "** the lease is lost");
        Duration left = Duration.between(clock.instant(), first.loseLease());
        advance(left.plusMillis(chance.below(10_000)));
        life = null;
        isSaving = false;
        run(Life::watch);
        isSaving = false;
        trace(() -> "** the first copy goes on");
    }

    void advance(Duration time) {
        if (time.isPositive()) {
            venue.advanceTo(right.instant().plus(time));
        }
    }

    private void quiet() {
        plan.calm();
        venue.calm();
        hands.say(Control.Mode.NO_BUYS);
        for (int i = 0; i < QUIET_WATCHES; i++) {
            advance(Duration.ofSeconds(130));
            run(Life::watch);
        }
        cycle();
        // Nothing is filled any more between the last look and the comparison.
        market.calm();
        advance(market.interval().multipliedBy(2));
        for (int i = 0; i < LAST_RUNS; i++) {
            run(Life::watch);
            cycle();
        }
        auditor.atTheEnd(alive().orElseThrow());
    }

    private void cycle() {
        Instant due = nextDue();
        advance(Duration.between(clock.instant(), due));
        run(alive -> alive.cycle(due));
    }

    Quotes quotes() throws IOException {
        if (!plan.isCalm() && chance.in(QUOTES_FAIL)) {
            unquoted = 1 + chance.below(6);
        }
        if (!plan.isCalm() && unquoted-- > 0) {
            throw new IOException("no quotes: simulated");
        }
        return market.quotes(right.instant(), clock.instant());
    }

    Rig rig() {
        return rig;
    }

    Plan plan() {
        return plan;
    }

    Guards guards() {
        return guards;
    }

    Tally tally() {
        return tally;
    }

    SkewedClock clock() {
        return clock;
    }

    FaultyStore store() {
        return store;
    }

    /** The way of a process to the exchange. */
    Wire wire(Life of) {
        return new Wire(this, of, venue, auditor, chance.apart());
    }

    Path folder() {
        return folder;
    }

    long seed() {
        return seed;
    }

    Auditor auditor() {
        return auditor;
    }

    Optional<Life> life() {
        return Optional.ofNullable(life);
    }

    void trace(Supplier<String> line) {
        trace.line(line);
    }

    @Override
    public void close() {
        lives.forEach(Life::close);
        exchange.close();
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
