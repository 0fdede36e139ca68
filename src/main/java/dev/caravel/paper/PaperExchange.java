package dev.caravel.paper;

import dev.caravel.market.Listings;
import dev.caravel.market.Market;
import dev.caravel.market.Money;
import dev.caravel.market.Whitelist;
import dev.caravel.order.Balances;
import dev.caravel.order.Execution;
import dev.caravel.order.LedgerEntry;
import dev.caravel.order.OrderState;
import dev.caravel.paper.api.Arguments;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.LiveMarket;
import dev.caravel.paper.engine.MarketMode;
import dev.caravel.paper.engine.Refusal;
import dev.caravel.paper.front.ApiKey;
import dev.caravel.paper.front.Request;
import dev.caravel.paper.limit.Limits;
import dev.caravel.paper.limit.Tier;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An exchange that answers as {@code api.kraken.com} does. Each request first moves the exchange to the clock's time: what was due by
 * then is filled or expires. Any number of threads may use it; one lock makes their requests one row, and no answer is given before
 * everything that it shows is in the journal.
 */
public final class PaperExchange implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PaperExchange.class);

    private final InstantSource clock;
    private final PaperJournal journal;
    private final Engine engine;
    private final Counter counter;
    private final ReentrantLock lock = new ReentrantLock();
    private final Optional<LiveFeed> feed;
    private final Mishaps mishaps;
    private final Directory directory;
    private volatile boolean closed;

    private PaperExchange(PaperSetup setup, Market market, InstantSource clock, PaperJournal journal) {
        this.clock = clock;
        this.journal = journal;
        PaperJournal.Begun begun = journal.begin(setup.fingerprint(market), clockTime());
        engine = new Engine(
                market,
                PaperSetup.listings(market),
                setup.fills(),
                setup.fees(),
                PaperSetup.allowed(begun.setup()),
                setup.seed(),
                begun.time());
        counter = new Counter(engine);
        setup.first(begun.setup()).forEach(counter::open);
        feed = market instanceof LiveMarket live
                ? Optional.of(new LiveFeed(live, engine, journal, lock, this::clockTime))
                : Optional.empty();
        mishaps = new Mishaps(engine, counter, journal, action -> {
            boolean unused = alone(() -> {
                action.run();
                return true;
            });
        });
        Playback playback = new Playback(engine, counter, setup, feed);
        journal.play(playback::repeat);
        playback.goOn(journal);
        directory = new Directory(counter.accounts(), counter.methods().names(), market.coins());
    }

    /**
     * Opens an exchange, or goes on with the one that the journal describes.
     *
     * @param market to be played; for the exchange alone, since it may have to look far back when it goes on
     * @param clock not behind the journal's {@link PaperJournal#lastTime last time}
     * @throws IllegalStateException if the journal was written with another set-up or over another market
     * @throws IllegalArgumentException if the market has a coin that {@link Listings} does not know
     */
    public static PaperExchange open(PaperSetup setup, Market market, InstantSource clock, PaperJournal journal) {
        return new PaperExchange(setup, market, clock, journal);
    }

    /**
     * Opens an exchange that follows a real market, or goes on with the one that the journal describes. It is in maintenance until it
     * has been told of the market by its {@link #feed}.
     */
    public static PaperExchange following(
            PaperSetup setup, Whitelist coins, InstantSource clock, PaperJournal journal) {
        return new PaperExchange(setup, new LiveMarket(coins), clock, journal);
    }

    private Instant clockTime() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Answers one request as Kraken would, always with HTTP status 200.
     *
     * @param path of the URL as it was sent, {@code /0/private/AddOrder}
     * @param query of the URL as it was sent, may be empty
     * @param headers of which {@code API-Key}, {@code API-Sign} and {@code Content-Type} are read
     * @param body the very bytes that were sent: the signature covers them
     * @return JSON
     */
    public String answer(String path, String query, Map<String, String> headers, byte[] body) {
        try {
            if (closed) {
                throw Refusal.of("EService:Unavailable");
            }
            return "{\"error\":[],\"result\":" + result(Request.of(path, query, headers, body)) + '}';
        } catch (Refusal refusal) {
            return "{\"error\":[\"" + refusal.error().replace("\\", "").replace("\"", "") + "\"]}";
        } catch (UncheckedIOException e) {
            closed = true;
            LOG.error("the paper exchange stops answering: {}", e.getMessage());
            return Failure.ANSWER;
        } catch (RuntimeException e) {
            return Failure.answer(path, query, headers, body, e);
        }
    }

    private String result(Request request) {
        if (request.isPublic()) {
            Function<Arguments, String> method = counter.methods()
                    .publicMethod(request.method())
                    .orElseThrow(() -> Refusal.of("EGeneral:Unknown method"));
            return served(request, () -> method.apply(request.arguments()));
        }
        ApiKey key = counter.signer(request, clockTime());
        return served(
                request,
                () -> counter.carryOut(key, request, result -> {
                    feed.ifPresent(LiveFeed::keepUsed);
                    journal.append(JournalLine.Request.of(engine.now(), request, result));
                }));
    }

    /** What a request comes to; while nobody knows the market, what Kraken says in maintenance. */
    private String served(Request request, Supplier<String> look) {
        return alone(() -> feed.filter(LiveFeed::isStale).isPresent() || engine.mode() == MarketMode.MAINTENANCE
                ? Maintenance.answer(request.method(), clockTime())
                : look.get());
    }

    /** Moves the exchange to the present, looks, and returns when the journal holds all that was seen. */
    private <T> T alone(Supplier<T> look) {
        long position;
        lock.lock();
        try {
            // what is not known of the market is waited for: later its trades come in their order
            if (!closed && feed.filter(LiveFeed::isStale).isEmpty() && engine.advance(clockTime())) {
                feed.ifPresent(LiveFeed::keepUsed);
                journal.append(new JournalLine.Seen(engine.now()));
            }
            feed.ifPresent(LiveFeed::dropUsed);
            mishaps.pass();
            return look.get();
        } finally {
            position = journal.written();
            lock.unlock();
            journal.sync(position);
        }
    }

    /** How an exchange that follows a real market is told of it; empty for one that plays a market. */
    public Optional<Feed> feed() {
        return feed.map(Feed.class::cast);
    }

    /** From now on calls and orders are counted as for accounts of this tier; before, anybody may ask as often as he likes. */
    public void limit(Tier tier) {
        counter.limit(Limits.of(tier));
    }

    /** What there is, by name. */
    public Directory directory() {
        return directory;
    }

    /** What it does to its clients unasked. */
    public Mishaps mishaps() {
        return mishaps;
    }

    /** The account that a key belongs to; empty if there is no such key. */
    public Optional<String> account(String key) {
        return counter.account(key);
    }

    /** What an account holds, by asset id. */
    public Balances balances(String account) {
        return alone(() -> Reports.balances(engine, counter.trader(account)));
    }

    /** An account's dollars, and its coins at their last price. */
    public Money equity(String account) {
        return alone(() -> Reports.equity(engine, counter.trader(account)));
    }

    /** All orders of an account: those that are over in the order in which they ended, then the open ones. */
    public List<OrderState> orders(String account) {
        return alone(() -> Reports.orders(counter.trader(account)));
    }

    /** All trades of an account, oldest first. */
    public List<Execution> trades(String account) {
        return alone(() -> Reports.trades(counter.trader(account)));
    }

    /** All ledger rows of an account, oldest first. */
    public List<LedgerEntry> ledger(String account) {
        return alone(() -> List.copyOf(counter.trader(account).holdings().ledger()));
    }

    /** The latest time that anybody has seen here; the exchange never goes back behind it. */
    public Instant lastTime() {
        lock.lock();
        try {
            return engine.now();
        } finally {
            lock.unlock();
        }
    }

    /** Closes the journal. Requests that come later are refused; what the account holds can still be read. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            journal.close();
        } finally {
            lock.unlock();
        }
    }
}
