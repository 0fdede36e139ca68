package dev.caravel.command.chaos;

import dev.caravel.market.FeeSchedule;
import dev.caravel.market.Fees;
import dev.caravel.market.Fills;
import dev.caravel.market.Listing;
import dev.caravel.market.Listings;
import dev.caravel.market.Money;
import dev.caravel.market.Supply;
import dev.caravel.market.Whitelist;
import dev.caravel.order.Balances;
import dev.caravel.order.OrderState;
import dev.caravel.paper.PaperExchange;
import dev.caravel.paper.PaperJournal;
import dev.caravel.paper.PaperSetup;
import dev.caravel.paper.fault.Faults;
import dev.caravel.paper.fault.FaultyExchange;
import dev.caravel.paper.server.PaperServer;
import dev.caravel.replay.GeneratedMarket;
import dev.caravel.replay.PacedClock;
import dev.caravel.replay.ReplayQuotes;
import dev.caravel.route.Trial;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;

/**
 * The world that outlives the program: a paper exchange over HTTP by a clock that is faster than the real one, once with faults and once
 * without, and the quotes of its market. Any thread.
 */
final class Venue implements AutoCloseable {
    static final String KEY = "ChaosKeyOfAPaperAccount1";
    static final String SECRET = "Y2hhb3MgaXMgYSBsYWRkZXIsIGJ1dCBub3QgZm9yIGEgYm90";
    static final Money CASH = Money.of("50000");
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HISTORY = Duration.ofDays(8);
    /** Low, so that positions are sold soon. */
    private static final FeeSchedule FEES =
            FeeSchedule.flat(new Fees.Rate(new BigDecimal("0.02"), new BigDecimal("0.04")));

    private static final String LOOPBACK = "127.0.0.1";

    private final Instant realStart;
    private final int speed;
    private final PacedClock clock;
    private final PaperExchange exchange;
    private final FaultyExchange faulty;
    private final PaperServer rough;
    private final PaperServer calm;
    private final QuoteStand quotes;

    /**
     * Opened.
     *
     * @param seed of the market, the ids and the faults
     * @param speed seconds of its time in one real second
     */
    Venue(long seed, int speed, Faults faults) throws IOException {
        Whitelist coins =
                new Whitelist(Listings.read().all().stream().map(Listing::coin).toList());
        this.speed = speed;
        realStart = InstantSource.system().instant();
        clock = new PacedClock(InstantSource.system(), realStart, START, speed);
        GeneratedMarket market = new GeneratedMarket(coins, seed, START.minus(HISTORY));
        PaperSetup setup = new PaperSetup(
                market.description(),
                List.of(PaperSetup.Account.trading(KEY, SECRET, CASH)),
                FEES,
                Fills.USUAL,
                PaperSetup.MOST_OPEN,
                seed);
        exchange = PaperExchange.open(
                setup, new BriskMarket(new GeneratedMarket(coins, seed, START.minus(DAY))), clock, PaperJournal.none());
        faulty = new FaultyExchange(exchange, faults, clock);
        rough = PaperServer.start(faulty, LOOPBACK, 0);
        calm = PaperServer.start(new FaultyExchange(exchange, Faults.none(), clock), LOOPBACK, 0);
        // Not of the same prices, which nobody compares here.
        ReplayQuotes played = new ReplayQuotes(market, Supply.bundled());
        quotes = new QuoteStand(() -> played.at(clock.instant()));
    }

    /** What makes a JVM live by the clock of this place. */
    List<String> clockArguments() {
        return Trial.onClock(realStart, START, speed);
    }

    /** Where things go wrong. */
    URI rough() {
        return rough.url();
    }

    /** The same exchange where nothing does. */
    URI calm() {
        return calm.url();
    }

    URI quotes() {
        return quotes.url();
    }

    Instant now() {
        return clock.instant();
    }

    /** How long a stretch of its time takes here. */
    Duration real(Duration time) {
        return clock.real(time);
    }

    List<OrderState> orders() {
        return exchange.orders(KEY);
    }

    Balances balances() {
        return exchange.balances(KEY);
    }

    /** How often what went wrong. */
    SortedMap<String, Long> faults() {
        return faulty.faults().happened();
    }

    @Override
    public void close() {
        rough.close();
        calm.close();
        quotes.close();
        exchange.close();
    }
}
