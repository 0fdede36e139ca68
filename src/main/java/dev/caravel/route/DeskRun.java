package dev.caravel.route;

import dev.caravel.book.Look;
import dev.caravel.kraken.Page;
import dev.caravel.kraken.Paging;
import dev.caravel.kraken.SystemStatus;
import dev.caravel.market.Coin;
import dev.caravel.market.Quotes;
import dev.caravel.market.Ticker;
import dev.caravel.order.Balances;
import dev.caravel.order.Execution;
import dev.caravel.order.LedgerEntry;
import dev.caravel.order.OrderState;
import dev.caravel.strategy.Decision;
import dev.caravel.strategy.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of the desk: what started it, what it gathered, what it decided. Routes carry it as the variable {@code run}. It belongs to
 * one run; the two branches of the gathering write different parts of it.
 */
public final class DeskRun {
    /** A watch decides again after it has acted, so that a stop goes through all its steps at once, but not for ever. */
    private static final int MOST_ROUNDS = 6;

    private final DeskKind kind;
    private final Instant due;
    private Optional<Quotes> quotes = Optional.empty();
    private final Map<Coin, Ticker> tickers = new HashMap<>();
    private final List<OrderState> orders = new ArrayList<>();
    private Paging<OrderState> closed = Paging.of("ClosedOrders");
    private Paging<Execution> executions = Paging.of("TradesHistory");
    private Paging<LedgerEntry> ledger = Paging.of("Ledgers");
    private boolean openRead;
    private Instant lookSince = Instant.MAX;
    private Optional<Instant> lookTime = Optional.empty();
    private @Nullable Balances balances;
    private SystemStatus status = SystemStatus.ONLINE;
    private Instant end = Instant.MAX;
    private volatile Admission admission = Admission.NOT_ASKED;
    private Optional<Instant> previous = Optional.empty();
    private int round;
    private final List<Verdict> verdicts = new ArrayList<>();
    private volatile Optional<String> failure = Optional.empty();
    private boolean done;
    private boolean progress = true;

    DeskRun(DeskKind kind, Instant due) {
        this.kind = kind;
        this.due = due;
    }

    /** The desk begins the run, which must be over by then. */
    void begin(Instant budgetEnd) {
        end = budgetEnd;
    }

    void admission(Admission given) {
        admission = given;
    }

    /** Whether it was let in. */
    public Admission admission() {
        return admission;
    }

    /** The last cycle before this run: what has closed on the exchange since then may not have been seen. */
    void follows(Optional<Instant> lastCycle) {
        previous = lastCycle;
    }

    Optional<Instant> previous() {
        return previous;
    }

    /** Whether the run has used up its time: what is left to do is left to the next watch. */
    boolean isOverdue(Instant now) {
        return now.isAfter(end);
    }

    public DeskKind kind() {
        return kind;
    }

    /** The name of a cycle: its scheduled time. For a watch the time at which it was asked for. */
    public Instant due() {
        return due;
    }

    public boolean isCycle() {
        return kind == DeskKind.CYCLE;
    }

    void quoted(Quotes fetched) {
        quotes = Optional.of(fetched);
    }

    Optional<Quotes> quotes() {
        return quotes;
    }

    /** Forgets what was gathered before: the next round looks for itself. */
    void lookAfresh(Optional<Instant> krakenTime, Instant since) {
        tickers.clear();
        orders.clear();
        closed = Paging.of("ClosedOrders");
        executions = Paging.of("TradesHistory");
        ledger = Paging.of("Ledgers");
        openRead = false;
        lookTime = krakenTime;
        lookSince = since;
        round++;
    }

    void looksAt(Optional<Instant> krakenTime) {
        lookTime = krakenTime;
    }

    Look look() {
        return new Look(orders, openRead && closed.isComplete(), lookSince, lookTime);
    }

    Instant lookSince() {
        return lookSince;
    }

    void seen(List<OrderState> read) {
        orders.addAll(read);
    }

    void seenAllOpen(List<OrderState> open) {
        orders.addAll(open);
        openRead = true;
    }

    void seenClosed(Page<OrderState> page) {
        closed = closed.plus(page);
        if (closed.isComplete()) {
            orders.addAll(closed.rows());
        }
    }

    int closedRead() {
        return closed.offset();
    }

    /** Whether the list of closed orders goes on. */
    public boolean hasMoreClosed() {
        return !closed.isComplete();
    }

    Paging<Execution> executions() {
        return executions;
    }

    void executed(Page<Execution> page) {
        executions = executions.plus(page);
    }

    /** Whether the list of trades goes on. */
    public boolean hasMoreExecutions() {
        return !executions.isComplete();
    }

    Paging<LedgerEntry> ledger() {
        return ledger;
    }

    void entered(Page<LedgerEntry> page) {
        ledger = ledger.plus(page);
    }

    /** Whether the ledger goes on. */
    public boolean hasMoreLedger() {
        return !ledger.isComplete();
    }

    void priced(List<Ticker> read) {
        read.forEach(ticker -> tickers.put(ticker.coin(), ticker));
    }

    Map<Coin, Ticker> tickers() {
        return Map.copyOf(tickers);
    }

    void owns(Balances read) {
        balances = read;
    }

    Optional<Balances> balances() {
        return Optional.ofNullable(balances);
    }

    void status(SystemStatus read) {
        status = read;
    }

    SystemStatus status() {
        return status;
    }

    void decided(Verdict made) {
        verdicts.add(made);
        done = made.actions().isEmpty();
        progress = false;
    }

    /** What was decided, round by round. */
    public List<Verdict> verdicts() {
        return List.copyOf(verdicts);
    }

    /** What is to be done now; never a Hold. */
    public List<Decision> actions() {
        return verdicts.isEmpty() ? List.of() : verdicts.getLast().actions();
    }

    /** An action changed something on the exchange, or showed how to do it better. */
    void progressed() {
        progress = true;
    }

    /** Nothing needs to be looked at. */
    void isIdle() {
        done = true;
    }

    /** Whether a watch has to look once more, because its last round did something. */
    public boolean isAgain() {
        return !done && progress && failure.isEmpty() && round < MOST_ROUNDS;
    }

    /** A step failed: the run is not a good one, but what can go on goes on. */
    public void failed(String why) {
        if (failure.isEmpty()) {
            failure = Optional.of(why);
        }
    }

    /** Why the run is not a good one. */
    public Optional<String> failure() {
        return failure;
    }
}
