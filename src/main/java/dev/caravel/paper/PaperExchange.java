package dev.caravel.paper;

import dev.caravel.market.Listing;
import dev.caravel.market.Listings;
import dev.caravel.market.Market;
import dev.caravel.market.Money;
import dev.caravel.order.Balances;
import dev.caravel.order.Execution;
import dev.caravel.order.LedgerEntry;
import dev.caravel.order.OrderState;
import dev.caravel.paper.api.Arguments;
import dev.caravel.paper.api.Methods;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.Refusal;
import dev.caravel.paper.front.ApiKey;
import dev.caravel.paper.front.Request;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Methods methods;
    private final Map<String, ApiKey> keys = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closed;

    private PaperExchange(PaperSetup setup, Market market, InstantSource clock, PaperJournal journal) {
        this.clock = clock;
        this.journal = journal;
        Instant start = journal.begin(setup.fingerprint(market), clockTime());
        engine = new Engine(
                market, listings(market), setup.fills(), setup.fees(), setup.mostOpen(), setup.seed(), start);
        methods = new Methods(engine);
        for (PaperSetup.Account account : setup.accounts()) {
            ApiKey key = new ApiKey(engine.open(account.dollars()), account.secret(), account.permissions());
            if (keys.put(account.key(), key) != null) {
                throw new IllegalArgumentException("two accounts with the key " + account.key());
            }
        }
        journal.play(this::repeat);
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

    private static List<Listing> listings(Market market) {
        Listings known = Listings.read();
        return market.coins().coins().stream()
                .map(coin -> known.of(coin)
                        .orElseThrow(() -> new IllegalArgumentException("the paper exchange does not list " + coin)))
                .toList();
    }

    private Instant clockTime() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void repeat(JournalLine line) {
        engine.advance(line.time());
        switch (line) {
            case JournalLine.Seen _ -> {}
            case JournalLine.Request request -> {
                String result = repeated(request);
                if (!result.equals(request.result())) {
                    throw new IllegalStateException("the paper journal does not fit the market: " + request.method()
                            + " at " + request.time() + " was answered " + request.result() + " and now " + result
                            + "; move the journal away to start over");
                }
            }
        }
    }

    private String repeated(JournalLine.Request request) {
        try {
            ApiKey key = key(request.key());
            key.use(request.nonce());
            return method(request.method()).body().apply(key.trader(), Arguments.of(request.arguments()));
        } catch (Refusal refusal) {
            return refusal.error();
        }
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
            return "{\"error\":[\"EGeneral:Internal error\"]}";
        }
    }

    private String result(Request request) {
        if (request.isPublic()) {
            Function<Arguments, String> method =
                    methods.publicMethod(request.method()).orElseThrow(() -> Refusal.of("EGeneral:Unknown method"));
            return alone(() -> method.apply(request.arguments()));
        }
        ApiKey key = key(request.key());
        key.checkSignature(request);
        return alone(() -> {
            key.use(request.nonce());
            Methods.Private method = method(request.method());
            key.checkPermission(method.permission());
            String result = method.body().apply(key.trader(), request.arguments());
            if (method.changes() && !request.arguments().isTrue("validate")) {
                journal.append(JournalLine.Request.of(engine.now(), request, result));
            }
            return result;
        });
    }

    private ApiKey key(String name) {
        ApiKey key = keys.get(name);
        if (key == null) {
            throw Refusal.of("EAPI:Invalid key");
        }
        return key;
    }

    private Methods.Private method(String name) {
        return methods.privateMethod(name).orElseThrow(() -> Refusal.of("EGeneral:Unknown method"));
    }

    /** Moves the exchange to the present, looks, and returns when the journal holds all that was seen. */
    private <T> T alone(Supplier<T> look) {
        long position;
        lock.lock();
        try {
            if (!closed && engine.advance(clockTime())) {
                journal.append(new JournalLine.Seen(engine.now()));
            }
            return look.get();
        } finally {
            position = journal.written();
            lock.unlock();
            journal.sync(position);
        }
    }

    /** What an account holds, by asset id. */
    public Balances balances(String key) {
        return alone(() -> Reports.balances(engine, key(key).trader()));
    }

    /** An account's dollars, and its coins at their last price. */
    public Money equity(String key) {
        return alone(() -> Reports.equity(engine, key(key).trader()));
    }

    /** All orders of an account: those that are over in the order in which they ended, then the open ones. */
    public List<OrderState> orders(String key) {
        return alone(() -> Reports.orders(key(key).trader()));
    }

    /** All trades of an account, oldest first. */
    public List<Execution> trades(String key) {
        return alone(() -> Reports.trades(key(key).trader()));
    }

    /** All ledger rows of an account, oldest first. */
    public List<LedgerEntry> ledger(String key) {
        return alone(() -> List.copyOf(key(key).trader().holdings().ledger()));
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
