package dev.caravel.route;

import dev.caravel.book.Book;
import dev.caravel.market.Coin;
import dev.caravel.market.QuoteTable;
import dev.caravel.market.Quotes;
import dev.caravel.market.Ticker;
import dev.caravel.market.Whitelist;
import dev.caravel.route.lease.LeaseEnd;
import dev.caravel.settings.Timetable;
import dev.caravel.strategy.MarketScore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front of the desk: names runs, lets them in or not, and says at the end how they went. The first half is called by many
 * threads, from {@link #admits} on only the desk's own.
 */
public final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.desk");

    private final Book book;
    private final Whitelist whitelist;
    private final InstantSource clock;
    private final Timetable timetable;
    private final MissedCycles missed;
    private final Duration budget;
    private final LeaseEnd lease;
    private final boolean isPunctual;
    private final List<Consumer<DeskRun>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<DeskRun>> starters = new CopyOnWriteArrayList<>();
    private final Map<Coin, Ticker> prices = new ConcurrentHashMap<>();
    private final AtomicInteger waitingWatches = new AtomicInteger();
    private final AtomicBoolean errandWaits = new AtomicBoolean();
    private volatile Optional<DeskRun> last = Optional.empty();
    private volatile @Nullable MarketScore market;

    /**
     * @param lease without which nothing is run
     * @param isPunctual whether a cycle that comes up late is not run; not so when somebody starts each cycle by hand
     */
    Desk(
            Book book,
            Whitelist whitelist,
            InstantSource clock,
            Timetable timetable,
            Duration budget,
            LeaseEnd lease,
            boolean isPunctual) {
        this.book = book;
        this.whitelist = whitelist;
        this.clock = clock;
        this.timetable = timetable;
        this.missed = new MissedCycles(book, timetable, clock);
        this.budget = budget;
        this.lease = lease;
        this.isPunctual = isPunctual;
    }

    /** The name of a cycle that Quartz starts: the time for which it was scheduled. */
    public Instant due(@Header("scheduledFireTime") Date scheduled) {
        return scheduled.toInstant();
    }

    /** A cycle of that name. */
    public DeskRun cycle(@Body Instant due) {
        return new DeskRun(DeskKind.CYCLE, due);
    }

    /** Takes the quotes that were fetched for a cycle. */
    public void quoted(@Body Quotes quotes, @Variable("run") DeskRun run) {
        run.quoted(quotes);
    }

    /** Whether a watch may be queued: one that waits will see everything that another would. */
    public boolean isWatchWelcome() {
        return waitingWatches.compareAndSet(0, 1);
    }

    public DeskRun watch() {
        return new DeskRun(DeskKind.WATCH, clock.instant());
    }

    /** Whether an errand may be queued: one that waits will see to everything. */
    public boolean isErrandWelcome() {
        return errandWaits.compareAndSet(false, true);
    }

    public DeskRun errand() {
        return new DeskRun(DeskKind.ERRAND, clock.instant());
    }

    /** The desk's own thread takes a run from the queue. */
    public DeskRun taken(@Body DeskRun run) {
        switch (run.kind()) {
            case ERRAND -> errandWaits.set(false);
            case WATCH -> waitingWatches.set(0);
            case CYCLE -> {}
        }
        run.begin(clock.instant().plus(budget));
        starters.forEach(listener -> listener.accept(run));
        return run;
    }

    /**
     * Asked before each read of a run, so that a slow exchange holds up no watch and its stops.
     *
     * @throws IllegalStateException if the run has used up its time, or another copy may trade by now
     */
    public void checkBudget(@Variable("run") DeskRun run) {
        end(run).ifPresent(why -> {
            throw new IllegalStateException(why);
        });
    }

    /** Asked before each action of a run. What there is no time for, the next watch or cycle decides anew. */
    public boolean hasTime(@Variable("run") DeskRun run) {
        Optional<String> end = end(run);
        end.ifPresent(run::failed);
        return end.isEmpty();
    }

    /** Why the run must do nothing more, if that is so. */
    private Optional<String> end(DeskRun run) {
        if (lease.isOver()) {
            return Optional.of("the lease ended: another copy goes on");
        }
        return run.isOverdue(clock.instant()) ? Optional.of(overdue()) : Optional.empty();
    }

    private String overdue() {
        return "the budget of " + budget.toSeconds() + " s (caravel.desk.budget) is used up; the next watch goes on";
    }

    /** Whether the run may go on, now that the state is known. None without the lease; no cycle runs twice, and none long after its time. */
    public boolean admits(@Variable("run") DeskRun run) {
        boolean isIn = isToRun(run);
        run.admission(isIn ? Admission.IN : Admission.SKIPPED);
        return isIn;
    }

    private boolean isToRun(DeskRun run) {
        if (lease.isOver()) {
            LOG.debug("not run, another copy may trade: {}", run.due());
            return false;
        }
        if (run.kind() == DeskKind.ERRAND) {
            return false;
        }
        Optional<Instant> before = book.waits().lastCycle();
        run.follows(before);
        if (!run.isCycle()) {
            return true;
        }
        Instant due = run.due();
        boolean isAhead =
                before.isPresent() && before.get().isAfter(clock.instant().plus(interval(due)));
        if (isAhead) {
            missed.tell(before.get(), "was run while the clock was wrong: cycles go on by the clock of now");
        } else if (before.isPresent() && !due.isAfter(before.get())) {
            LOG.info("cycle={} skipped=already-run last={}", due, before.get());
            return false;
        }
        before.filter(known -> !isAhead).ifPresent(known -> missed.between(known, due));
        Instant now = clock.instant();
        if (isPunctual && Duration.between(due, now).compareTo(interval(due).dividedBy(2)) > 0) {
            missed.tell(due, "came up " + Duration.between(due, now).toSeconds() + " s late and was not run");
            return false;
        }
        book.put(book.waits().begun(due));
        return true;
    }

    /** From one cycle to the next. */
    Duration interval(Instant due) {
        return timetable.next(due).map(next -> Duration.between(due, next)).orElse(Duration.ofMinutes(20));
    }

    /** Whether this copy may save and tell: while it has no lease, another one does. */
    public boolean isHolder() {
        return !lease.isOver();
    }

    /** The end of a run, good or not: one line for the operator. */
    public void finish(@Variable("run") DeskRun run) {
        if (run.kind() == DeskKind.ERRAND) {
            return;
        }
        Optional<String> before = last.flatMap(DeskRun::failure);
        last = Optional.of(run);
        run.verdicts().stream().filter(_ -> run.isCycle()).findFirst().ifPresent(made -> market = made.market());
        prices.putAll(run.tickers());
        listeners.forEach(listener -> listener.accept(run));
        RunLine.log(run, before, book);
    }

    /** Hears of every run at its beginning. */
    void listenToStarts(Consumer<DeskRun> listener) {
        starters.add(listener);
    }

    /** Hears of every run at its end. */
    void listen(Consumer<DeskRun> listener) {
        listeners.add(listener);
    }

    /** The newest price that was seen of each coin. */
    Map<Coin, Ticker> prices() {
        return Map.copyOf(prices);
    }

    /** What the market looked like in the last cycle. */
    Optional<MarketScore> market() {
        return Optional.ofNullable(market);
    }

    /** The run that ended last. */
    Optional<DeskRun> last() {
        return last;
    }

    /** No quotes at all: what a cycle decides on when no source answered. */
    Quotes nothingQuoted() {
        return new QuoteTable(whitelist, List.of());
    }
}
