package dev.caravel.route;

import dev.caravel.kraken.KrakenException;
import dev.caravel.kraken.KrakenReply;
import dev.caravel.kraken.KrakenRequest;
import dev.caravel.kraken.MarketReader;
import dev.caravel.kraken.PublicCalls;
import dev.caravel.kraken.TradesReader;
import dev.caravel.market.Coin;
import dev.caravel.market.Pair;
import dev.caravel.market.Pairs;
import dev.caravel.market.Print;
import dev.caravel.market.Touch;
import dev.caravel.market.Whitelist;
import dev.caravel.paper.Feed;
import dev.caravel.paper.engine.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at Kraken's real market for the paper exchange, bean {@code marketFeed} of {@code follow.camel.yaml}: each look reads the
 * prices of all coins by one call, and of the coins with resting orders every trade since the look before. One look at a time.
 */
public final class MarketFeed {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.market");
    /** Precisions, minimums and status move several times a year. */
    private static final Duration LISTED = Duration.ofHours(1);

    private static final Duration LISTED_LATER = Duration.ofMinutes(5);
    /** Pages of a thousand trades of one coin that are read in one look; what is older than the rest is a gap. */
    private static final int MOST_PAGES = 50;

    private static final String UNKNOWN_PAIR = "EQuery:Unknown asset pair";

    private final Feed feed;
    private final Whitelist whitelist;
    private final InstantSource clock;

    /** Where each coin's trades go on, in the coins with resting orders. */
    private final Map<Coin, Cursor> cursors = new HashMap<>();

    private final Map<Integer, Touch> touches = new HashMap<>();
    private final Map<Integer, List<Print>> prints = new HashMap<>();
    private final Deque<Pair> due = new ArrayDeque<>();
    private Instant since;
    private int pages;
    private Optional<Pairs> pairs = Optional.empty();
    private Instant listed = Instant.MIN;
    private boolean late;
    private boolean told;

    MarketFeed(Feed feed, InstantSource clock) {
        this.feed = feed;
        this.whitelist = feed.coins();
        this.clock = clock;
        since = feed.seen();
        // orders may have rested while nobody looked
        feed.open().forEach(coin -> cursors.put(coin, Cursor.at(since)));
    }

    /** Whether precisions, minimums and status have to be read. */
    public synchronized boolean isListingDue() {
        return pairs.isEmpty() || listed.plus(LISTED).isBefore(clock.instant());
    }

    public synchronized void takePairs(@Body Pairs read) {
        if (read.all().isEmpty()) {
            throw new IllegalStateException("Kraken lists none of " + whitelist);
        }
        List<Coin> missing = read.missing(whitelist);
        if (!missing.isEmpty()
                && pairs.filter(before -> before.missing(whitelist).equals(missing))
                        .isEmpty()) {
            LOG.warn("market=kraken not-listed={} and so closed on paper, too", missing);
        }
        feed.list(read);
        pairs = Optional.of(read);
        listed = clock.instant();
    }

    /** The listing cannot be read now: what is known of it holds a while longer, but without any there is no look. */
    public synchronized void listingUnknown(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure)
            throws Exception {
        if (pairs.isEmpty()) {
            throw failure;
        }
        LOG.warn("market=kraken listing=later why=\"{}\"", failure.getMessage());
        listed = clock.instant().minus(LISTED).plus(LISTED_LATER);
    }

    /** Begins a look: the prices of all coins. */
    public synchronized KrakenRequest askPrices() {
        touches.clear();
        prints.clear();
        due.clear();
        pages = 0;
        return PublicCalls.ticker(pairs.orElseThrow().all());
    }

    /** Takes the prices and sees whose trades must be read. */
    public synchronized void takePrices(@Body KrakenReply reply) {
        Pairs known = pairs.orElseThrow();
        MarketReader.touches(reply, known)
                .forEach(touch -> touches.put(whitelist.indexOf(touch.ticker().coin()), touch));
        Instant now = clock.instant();
        List<Coin> open = feed.open();
        cursors.keySet().removeIf(coin -> !open.contains(coin) || known.of(coin).isEmpty());
        since = cursors.values().stream()
                .map(Cursor::time)
                .min(Instant::compareTo)
                .orElse(now);
        for (Coin coin : open) {
            if (cursors.containsKey(coin)) {
                known.of(coin).ifPresent(due::add);
            } else {
                // the order was placed before now, and takes part from the next look on
                cursors.put(coin, Cursor.at(now));
            }
        }
    }

    /** Whether trades are still to be read. */
    public synchronized boolean hasDue() {
        return !due.isEmpty();
    }

    public synchronized KrakenRequest askTrades() {
        Pair pair = due.element();
        return PublicCalls.trades(pair, cursor(pair).since());
    }

    private Cursor cursor(Pair pair) {
        return cursors.getOrDefault(pair.coin(), Cursor.at(since));
    }

    /** A page of trades; if it is full there is another one. */
    public synchronized void takeTrades(@Body KrakenReply reply) {
        Pair pair = due.element();
        Cursor before = cursor(pair);
        TradesReader.Page page = TradesReader.read(reply, pair);
        long newest = before.id();
        List<Print> all = prints.computeIfAbsent(whitelist.indexOf(pair.coin()), _ -> new ArrayList<>());
        for (Print print : page.prints()) {
            if (before.id() > 0 ? print.id() > before.id() : print.time().isAfter(before.time())) {
                all.add(print);
                newest = Math.max(newest, print.id());
            }
        }
        pages++;
        Instant now = clock.instant();
        if (!page.isFull()) {
            cursors.put(pair.coin(), new Cursor(now, page.last(), newest));
            next();
        } else if (pages < MOST_PAGES) {
            cursors.put(pair.coin(), new Cursor(before.time(), page.last(), newest));
        } else {
            LOG.warn(
                    "market=kraken coin={} more than {} trades were missed: nothing fills in the rest of them",
                    pair.coin(),
                    all.size());
            cursors.put(pair.coin(), Cursor.at(now));
            next();
        }
    }

    /** The trades of one coin cannot be read now: it is asked for them in the next look, and the others go on. */
    public synchronized void tradesUnknown(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        LOG.warn("market=kraken coin={} trades=later why=\"{}\"", due.element().coin(), failure.getMessage());
        next();
    }

    private void next() {
        due.remove();
        pages = 0;
    }

    /** The look is over: the exchange may play it. */
    public synchronized void observe() {
        Instant now = clock.instant();
        Optional<Instant> before = feed.fresh();
        feed.observe(new Sighting(since, now, touches, prints));
        if (before.isEmpty() || told) {
            int read = prints.values().stream().mapToInt(List::size).sum();
            LOG.info(
                    "market=kraken live coins={} of={} last-look={} trades-since={}",
                    touches.size(),
                    whitelist.size(),
                    before.or(() -> Optional.of(since).filter(_ -> !prints.isEmpty()))
                            .map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString())
                            .orElse("never"),
                    read);
        }
        late = false;
        told = false;
    }

    /** The look failed: nothing happens on the exchange, and if that lasts it closes. */
    public synchronized void failed(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        if (failure instanceof KrakenException.Refused refused
                && String.valueOf(refused.getMessage()).contains(UNKNOWN_PAIR)) {
            // a pair is gone, and with it the answer for all the others
            listed = Instant.MIN;
        }
        if (feed.isStale() && !told) {
            told = true;
            LOG.warn(
                    "market=kraken stale last-look={} why=\"{}\": the paper exchange is in maintenance until it is"
                            + " back",
                    feed.fresh().map(Instant::toString).orElse("never"),
                    failure.getMessage());
        } else if (!late && !told) {
            LOG.info("market=kraken late why=\"{}\"", failure.getMessage());
        }
        late = true;
    }
}
