package dev.caravel.route;

import dev.caravel.book.Book;
import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Position;
import dev.caravel.book.Resolution;
import dev.caravel.kraken.AccountCalls;
import dev.caravel.kraken.AccountReader;
import dev.caravel.kraken.HistoryReader;
import dev.caravel.kraken.KrakenReply;
import dev.caravel.kraken.KrakenRequest;
import dev.caravel.kraken.KrakenTime;
import dev.caravel.kraken.MarketReader;
import dev.caravel.kraken.OrderReader;
import dev.caravel.kraken.PairsReader;
import dev.caravel.kraken.PublicCalls;
import dev.caravel.market.Coin;
import dev.caravel.market.Pair;
import dev.caravel.market.Whitelist;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Each read of the exchange as two halves: {@code xyz} is the request that goes into the body, {@code takeXyz} puts the reply where it
 * belongs. In between the route calls Kraken.
 */
public final class Reads {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.reads");
    /** Trades and ledger rows are booked at almost the same time as the order: this much earlier is early enough. */
    private static final Duration MARGIN = Duration.ofMinutes(1);
    /** Closed orders are read back this far before the last cycle, so that none that closed between two looks is ever missed. */
    private static final Duration CLOSED = Duration.ofHours(1);

    private final Book book;
    private final Resolution resolution;
    private final Reference reference;
    private final Whitelist whitelist;
    private final KrakenTime time;
    private final InstantSource clock;
    private Instant timeAsked = Instant.EPOCH;
    private Optional<KrakenReply> assets = Optional.empty();
    private boolean unlisted;
    private volatile String lastMissing = "";

    Reads(
            Book book,
            Resolution resolution,
            Reference reference,
            Whitelist whitelist,
            KrakenTime time,
            InstantSource clock) {
        this.book = book;
        this.resolution = resolution;
        this.reference = reference;
        this.whitelist = whitelist;
        this.time = time;
        this.clock = clock;
    }

    /**
     * Whether Kraken's time has to be asked: before anything can be sent, and for each look by which something may be given up, since our
     * clock may have been set forward meanwhile.
     */
    public boolean isTimeDue() {
        return !time.isTrusted() || book.isUnresolved();
    }

    public KrakenRequest time() {
        timeAsked = clock.instant();
        return PublicCalls.time();
    }

    /** A look that has begun goes by what is known now: it has read no order yet. */
    public void takeTime(@Body KrakenReply reply, @Variable("run") DeskRun run) {
        time.sample(timeAsked, MarketReader.time(reply), clock.instant());
        run.looksAt(time.earliest());
    }

    public KrakenRequest status() {
        return PublicCalls.systemStatus();
    }

    public void takeStatus(@Body KrakenReply reply, @Variable("run") DeskRun run) {
        run.status(MarketReader.status(reply));
    }

    public KrakenRequest assets() {
        return PublicCalls.assets();
    }

    public void takeAssets(@Body KrakenReply reply) {
        assets = Optional.of(reply);
    }

    public KrakenRequest pairs() {
        return PublicCalls.assetPairs();
    }

    public void takePairs(@Body KrakenReply reply) {
        reference.take(PairsReader.read(tradedCoins(), assets.orElseThrow(), reply));
        assets = Optional.empty();
    }

    /** A coin that is held, or whose orders are to be audited, is looked after even if it is whitelisted no more. */
    private Whitelist tradedCoins() {
        Set<Coin> coins = new LinkedHashSet<>(whitelist.coins());
        book.positions().forEach(position -> coins.add(position.coin()));
        book.audit().lines().values().forEach(line -> coins.add(line.coin()));
        return new Whitelist(List.copyOf(coins));
    }

    /** The lists or the ledger could not be read: what does not need them goes on. */
    public void withoutThem(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        String why = String.valueOf(failure.getMessage());
        LOG.atLevel(why.equals(lastMissing) ? Level.DEBUG : Level.WARN).log("not everything could be read: {}", why);
        lastMissing = why;
    }

    public KrakenRequest fees() {
        return AccountCalls.tradeVolume(reference.pairs().all());
    }

    public void takeFees(@Body KrakenReply reply) {
        reference.take(AccountReader.fees(reply));
    }

    /** Prices: of all pairs for a cycle, for a watch of the coins that it looks after. */
    public KrakenRequest prices(@Variable("run") DeskRun run) {
        List<Pair> watched = run.isCycle() ? List.of() : watchedPairs();
        return PublicCalls.ticker(watched.isEmpty() ? reference.pairs().all() : watched);
    }

    private List<Pair> watchedPairs() {
        return book.positions().stream()
                .flatMap(position -> reference.pairs().of(position.coin()).stream())
                .toList();
    }

    public void takePrices(@Body KrakenReply reply, @Variable("run") DeskRun run) {
        run.priced(MarketReader.tickers(reply, reference.pairs()));
    }

    /** Begins a look at the orders: what was seen before counts no more. */
    public void lookAfresh(@Variable("run") DeskRun run) {
        Instant now = clock.instant();
        Instant since = run.previous().filter(now::isAfter).orElse(now).minus(CLOSED);
        Optional<Instant> unresolved = resolution.closedSince();
        Optional<Instant> oldestOpen = book.positions().stream()
                .flatMap(position -> position.orders().stream())
                .filter(PlacedOrder::isOpen)
                .map(PlacedOrder::placed)
                .min(Instant::compareTo);
        Instant start = unresolved.filter(since::isAfter).orElse(since);
        run.lookAfresh(time.earliest(), start);
        if (!run.isCycle() && !book.needsWatch()) {
            run.isIdle();
        }
        // Orders that were open longer than the list of closed ones reaches back are read one by one.
        unlisted = oldestOpen.filter(start::isAfter).isPresent();
    }

    /** Whether open orders must be read by their ids: a watch always does, a cycle for those that the lists do not reach. */
    public boolean asksForOrders(@Variable("run") DeskRun run) {
        return (!run.isCycle() || unlisted) && !openTxids().isEmpty();
    }

    public KrakenRequest orders() {
        return AccountCalls.queryOrders(openTxids());
    }

    private List<String> openTxids() {
        return book.positions().stream()
                .map(Position::orders)
                .flatMap(List::stream)
                .filter(PlacedOrder::isOpen)
                .map(PlacedOrder::txid)
                .toList();
    }

    public void takeOrders(@Body KrakenReply reply, @Variable("run") DeskRun run) {
        run.seen(OrderReader.queried(reply));
    }

    /** Whether both lists must be read: in every cycle, and while a call is unresolved. */
    public boolean asksForLists(@Variable("run") DeskRun run) {
        return run.isCycle() || book.isUnresolved();
    }

    public KrakenRequest open() {
        return AccountCalls.openOrders();
    }

    public void takeOpen(@Body KrakenReply reply, @Variable("run") DeskRun run) {
        run.seenAllOpen(OrderReader.open(reply));
    }

    public KrakenRequest closed(@Variable("run") DeskRun run) {
        return AccountCalls.closedOrders(run.lookSince(), run.closedRead());
    }

    public void takeClosed(@Body KrakenReply reply, @Variable("run") DeskRun run) {
        run.seenClosed(OrderReader.closed(reply));
        lastMissing = "";
    }

    public KrakenRequest balances() {
        return AccountCalls.balances();
    }

    public void takeBalances(@Body KrakenReply reply, @Variable("run") DeskRun run) {
        run.owns(AccountReader.balances(reply));
    }

    /** Whether fills are booked that have not been compared with the ledger. */
    public boolean isAuditDue() {
        return book.audit().since().isPresent();
    }

    public KrakenRequest executions(@Variable("run") DeskRun run) {
        return AccountCalls.tradesHistory(auditSince(), run.executions().offset());
    }

    public void takeExecutions(@Body KrakenReply reply, @Variable("run") DeskRun run) {
        run.executed(HistoryReader.trades(reply));
    }

    public KrakenRequest ledger(@Variable("run") DeskRun run) {
        return AccountCalls.ledgers(auditSince(), run.ledger().offset());
    }

    public void takeLedger(@Body KrakenReply reply, @Variable("run") DeskRun run) {
        run.entered(HistoryReader.ledger(reply));
    }

    private Instant auditSince() {
        return book.audit().since().orElseGet(clock::instant).minus(MARGIN);
    }
}
