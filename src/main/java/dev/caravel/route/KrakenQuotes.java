package dev.caravel.route;

import dev.caravel.kraken.KrakenException;
import dev.caravel.kraken.KrakenReply;
import dev.caravel.kraken.KrakenRequest;
import dev.caravel.kraken.PriceHistory;
import dev.caravel.kraken.PublicCalls;
import dev.caravel.kraken.QuotesReader;
import dev.caravel.market.Pairs;
import dev.caravel.market.QuoteTable;
import dev.caravel.market.Quotes;
import dev.caravel.market.Supply;
import dev.caravel.market.Whitelist;
import dev.caravel.settings.QuoteSource;
import dev.caravel.settings.Settings;
import dev.caravel.store.KeptText;
import dev.caravel.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Quotes from Kraken's public market, without a key: prices by one call a cycle, and what is needed of the past by calls ahead of it,
 * about one for each coin in half an hour. What is known of the past is kept over a restart. Safe for any thread.
 */
public final class KrakenQuotes {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.quotes");
    private static final Duration PAIRS_LIFE = Duration.ofHours(12);
    private static final Duration PAIRS_PAUSE = Duration.ofMinutes(5);
    /** For how long no candles are asked for once Kraken cannot be reached, so that a cycle does not wait for all of them in vain. */
    private static final Duration REST = Duration.ofMinutes(1);

    private final Whitelist whitelist;
    private final KeptText kept;
    private final InstantSource clock;
    private final PriceHistory history = new PriceHistory();
    private final QuotesReader reader;
    private Pairs pairs = new Pairs(List.of());
    private Instant pairsDue = Instant.MIN;
    private Instant restsUntil = Instant.MIN;
    private boolean changed;

    KrakenQuotes(Whitelist whitelist, Supply supply, KeptText kept, InstantSource clock) {
        this.whitelist = whitelist;
        this.kept = kept;
        this.clock = clock;
        reader = new QuotesReader(history, supply);
        restore();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LOG.info("supply={} months={}", supply.date(), supply.months(today));
        supply.warning(today).ifPresent(LOG::warn);
    }

    /** The quotes, if the settings ask for them. */
    static Optional<KrakenQuotes> of(Settings settings, Path folder, InstantSource clock) {
        return Optional.of(settings.trader())
                .filter(trader -> trader.quotes() == QuoteSource.KRAKEN)
                .map(trader -> new KrakenQuotes(
                        trader.whitelist(), Supply.bundled(), new KeptText(folder.resolve("kraken.candles")), clock));
    }

    private void restore() {
        try {
            kept.read().ifPresent(history::restore);
        } catch (StoreException | IllegalArgumentException useless) {
            LOG.warn("candles=none kept=\"{}\"", useless.getMessage());
        }
    }

    /** Whether the names of the pairs have to be read. */
    public synchronized boolean isPairsDue() {
        return !clock.instant().isBefore(pairsDue);
    }

    public synchronized void takePairs(@Body Pairs listed) {
        pairs = listed;
        pairsDue = clock.instant().plus(PAIRS_LIFE);
        if (!pairs.missing(whitelist).isEmpty()) {
            LOG.warn("pairs={} not-listed-against-dollars={}", pairs.all().size(), pairs.missing(whitelist));
        }
    }

    /** The pairs could not be read: those read before do for a while. Without any there is nothing to ask for. */
    public synchronized void keepPairs(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure)
            throws Exception {
        if (pairs.all().isEmpty()) {
            throw failure;
        }
        LOG.warn("pairs=kept why=\"{}\"", failure.getMessage());
        pairsDue = clock.instant().plus(PAIRS_PAUSE);
    }

    /** Whether candles have to be read. */
    public synchronized boolean isCandleDue() {
        Instant now = clock.instant();
        return !now.isBefore(restsUntil) && history.isAnyDue(pairs, now);
    }

    /** Which are read now; none if somebody else was faster. */
    public synchronized PriceHistory.@Nullable Series claim() {
        return history.claim(pairs, clock.instant()).orElse(null);
    }

    public KrakenRequest askCandles(@Variable("series") PriceHistory.Series series) {
        return history.ask(series, clock.instant());
    }

    public synchronized void takeCandles(@Body KrakenReply reply, @Variable("series") PriceHistory.Series series) {
        history.take(series, reply, clock.instant());
        changed = true;
    }

    /** The candles of one coin could not be read: the others are. */
    public synchronized void withoutCandles(
            @Body Object body,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure,
            @Variable("series") PriceHistory.Series series) {
        Instant now = clock.instant();
        history.failed(series, now);
        boolean isAboutCoin = switch (body) {
            case KrakenReply.Result _ -> true;
            case KrakenReply.Refusal refusal -> !refusal.isTooOften();
            default -> false;
        };
        if (!isAboutCoin) {
            restsUntil = now.plus(REST);
        }
        LOG.warn(
                "candles=\"{}\" failed=\"{}\"{}",
                series,
                failure.getMessage(),
                isAboutCoin ? "" : " rest=" + REST.toSeconds() + "s");
    }

    /** Writes down what was read, so that the next start need not ask for it again. */
    public synchronized void keepCandles() {
        if (changed) {
            try {
                kept.keep(history.text());
                changed = false;
            } catch (StoreException failure) {
                LOG.warn("candles=not-kept why=\"{}\"", failure.getMessage());
            }
        }
    }

    /** It is tried again soon, and before each cycle: who waits for quotes is told then. */
    public void notAhead(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        LOG.warn("candles=later why=\"{}\"", failure.getMessage());
    }

    public synchronized KrakenRequest askPrices() {
        return PublicCalls.ticker(pairs.all());
    }

    /**
     * The quotes, of now.
     *
     * @throws KrakenException if there are none; the pairs are then read again, since one that is gone spoils the call
     */
    public synchronized Quotes quotes(@Body KrakenReply reply) {
        try {
            QuotesReader.Reading reading = reader.read(reply, pairs, clock.instant());
            LOG.info(
                    "quotes=kraken quoted={} of={} {}",
                    reading.quotes().size(),
                    whitelist.size(),
                    reading.remarks().isEmpty() ? "ok" : "missing=\"" + String.join(", ", reading.remarks()) + "\"");
            return new QuoteTable(whitelist, reading.quotes());
        } catch (KrakenException failure) {
            if (reply instanceof KrakenReply.Refusal && !reply.isTooOften()) {
                pairsDue = Instant.MIN;
            }
            throw failure;
        }
    }
}
