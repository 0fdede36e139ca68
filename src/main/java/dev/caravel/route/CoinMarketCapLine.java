package dev.caravel.route;

import dev.caravel.coinmarketcap.CoinIds;
import dev.caravel.coinmarketcap.CoinMarketCapCall;
import dev.caravel.coinmarketcap.CoinMarketCapException;
import dev.caravel.coinmarketcap.CoinMarketCapReply;
import dev.caravel.coinmarketcap.CreditBudget;
import dev.caravel.coinmarketcap.Credits;
import dev.caravel.coinmarketcap.QuotesReader;
import dev.caravel.coinmarketcap.Remedy;
import dev.caravel.coinmarketcap.Rest;
import dev.caravel.discretion.Mask;
import dev.caravel.market.Quote;
import dev.caravel.market.QuoteTable;
import dev.caravel.market.Quotes;
import dev.caravel.market.Whitelist;
import dev.caravel.settings.QuoteSource;
import dev.caravel.settings.Secret;
import dev.caravel.settings.Settings;
import dev.caravel.store.KeptText;
import dev.caravel.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to CoinMarketCap: prepares each call for the HTTP endpoint, reads what comes back and knows when not to call. While it
 * does not, the last good reply stands, with its own times: the strategy sees how old it is. Safe for any thread.
 */
public final class CoinMarketCapLine {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.quotes");

    private final Whitelist whitelist;
    private final CoinIds ids;
    private final Secret key;
    private final Mask own;
    private final Mask mask;
    private final KeptText kept;
    private final InstantSource clock;
    private final CreditBudget budget = new CreditBudget();
    private final Rest rest = new Rest();
    private List<Quote> last;
    private boolean overdrawn;

    /**
     * An HTTP answer of any kind.
     *
     * @param mask over what must not be seen should it have to be quoted
     */
    record Answer(int status, String content, Mask mask) {
        CoinMarketCapReply reply() {
            return CoinMarketCapReply.parse(status, content, mask);
        }
    }

    CoinMarketCapLine(Whitelist whitelist, Secret key, KeptText kept, InstantSource clock, Mask mask) {
        this.whitelist = whitelist;
        this.ids = CoinIds.of(whitelist);
        this.key = key;
        this.own = new Mask(List.of(key.plain()));
        this.mask = mask;
        this.kept = kept;
        this.clock = clock;
        last = remembered(kept, ids, mask);
    }

    /** The line, if the settings ask for it. */
    static Optional<CoinMarketCapLine> of(Settings settings, Path folder, InstantSource clock) {
        return settings.coinMarketCap()
                .key()
                .filter(_ -> settings.trader().quotes() == QuoteSource.COINMARKETCAP)
                .map(key -> new CoinMarketCapLine(
                        settings.trader().whitelist(),
                        key,
                        new KeptText(folder.resolve("coinmarketcap.reply")),
                        clock,
                        Secrecy.mask(settings)));
    }

    private static List<Quote> remembered(KeptText kept, CoinIds ids, Mask mask) {
        try {
            return kept.read()
                    .map(text -> QuotesReader.read(CoinMarketCapReply.parse(200, text, mask), ids))
                    .map(QuotesReader.Reading::quotes)
                    .orElse(List.of());
        } catch (StoreException | CoinMarketCapException useless) {
            LOG.warn("quotes=none kept=\"{}\"", useless.getMessage());
            return List.of();
        }
    }

    /** Whether to ask what the key may spend; who is told so asks. */
    public synchronized boolean isCreditsDue() {
        Instant now = clock.instant();
        boolean due = budget.isDue(now);
        if (due) {
            budget.asked(now);
        }
        return due;
    }

    public CoinMarketCapCall askCredits() {
        return CoinMarketCapCall.keyInfo();
    }

    public synchronized void takeCredits(@Body Answer answer) {
        budget.take(Credits.read(answer.reply()), clock.instant());
        LOG.info("coinmarketcap=\"{}\"", budget);
    }

    /** Without the answer we go on: quotes say by themselves when the credits are used up. */
    public synchronized void creditsUnknown(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        LOG.warn("coinmarketcap=\"credits unknown\" why=\"{}\"", mask.over(String.valueOf(failure.getMessage())));
        if (failure instanceof CoinMarketCapException refused && refused.remedy() == Remedy.STOP) {
            budget.unknown();
        }
    }

    /**
     * Whether quotes may be asked for now.
     *
     * @throws CoinMarketCapException the first time that the credits are used up, so that the owner hears of it
     */
    public synchronized boolean isOpen() {
        boolean told = overdrawn;
        overdrawn = budget.isSpent();
        if (overdrawn && !told) {
            throw budget.overdrawn();
        }
        boolean open = !overdrawn && rest.isOver(clock.instant());
        if (!open) {
            LOG.warn(
                    "quotes=last age={} {}",
                    age().map(Duration::toString).orElse("none"),
                    overdrawn ? "why=\"" + budget + " are used\"" : rest);
        }
        return open;
    }

    private Optional<Duration> age() {
        return last.stream()
                .map(Quote::time)
                .max(Instant::compareTo)
                .map(newest -> Duration.between(newest, clock.instant()).truncatedTo(ChronoUnit.SECONDS));
    }

    public CoinMarketCapCall askQuotes() {
        return CoinMarketCapCall.quotes(ids);
    }

    public synchronized void takeQuotes(@Body Answer answer) {
        try {
            CoinMarketCapReply reply = answer.reply();
            budget.spend(reply.credits());
            QuotesReader.Reading reading = QuotesReader.read(reply, ids);
            rest.succeeded();
            last = reading.quotes();
            LOG.info(
                    "quotes=coinmarketcap quoted={} of={} credits={} {}",
                    last.size(),
                    whitelist.size(),
                    reply.credits(),
                    reading.remarks().isEmpty() ? "ok" : "not-quoted=\"" + String.join(", ", reading.remarks()) + "\"");
        } catch (CoinMarketCapException failure) {
            rest.after(failure, clock.instant());
            throw failure;
        }
        keep(answer.content());
    }

    private void keep(String content) {
        try {
            kept.keep(content);
        } catch (StoreException failure) {
            LOG.warn("quotes=not-kept why=\"{}\"", failure.getMessage());
        }
    }

    /** What was quoted last, now or before. */
    public synchronized Quotes quotes() {
        return new QuoteTable(whitelist, last);
    }

    /** The call that is the body, in the headers that the HTTP endpoint reads. */
    public void ask(@Body CoinMarketCapCall call, Exchange exchange) {
        exchange.getMessage().setHeader(Exchange.HTTP_PATH, call.path());
        if (!call.query().isEmpty()) {
            exchange.getMessage().setHeader(Exchange.HTTP_QUERY, call.query());
        }
        exchange.getMessage().setHeader("Accept", "application/json");
        exchange.getMessage().setHeader(CoinMarketCapCall.KEY_HEADER, key.plain());
        exchange.getMessage().setBody(null);
    }

    /** What came back; should it repeat the key, without it. */
    public Answer answer(Exchange exchange) {
        return new Answer(
                exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class),
                own.over(Optional.ofNullable(exchange.getMessage().getBody(String.class))
                        .orElse("")),
                mask);
    }
}
