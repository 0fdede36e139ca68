package dev.caravel.paper;

import dev.caravel.market.Coin;
import dev.caravel.market.DayFigures;
import dev.caravel.market.Price;
import dev.caravel.market.Print;
import dev.caravel.market.Ticker;
import dev.caravel.market.Touch;
import dev.caravel.market.Whitelist;
import dev.caravel.paper.engine.Sighting;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A paper exchange that follows a market, which a test makes by hand: trades of BTC, and looks at it. */
final class LiveFloor implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final Duration LOOK = Duration.ofSeconds(15);
    private static final Whitelist COINS = Whitelist.of("BTC", "ETH");
    /** Of 24 hours: 28.8 coins, a tenth in five minutes. */
    private static final DayFigures DAY =
            new DayFigures(40_000, new DayFigures.Span(1, 1, 1, 1, 1), new DayFigures.Span(39_000, 41_000, 28.8, 1, 1));

    private final Path file;
    private final List<Print> prints = new ArrayList<>();
    private Instant now;
    private Instant looked;
    private BigDecimal bid = new BigDecimal("39999.9");
    PaperExchange exchange;
    Client client;

    LiveFloor(Path file) {
        this.file = file;
        now = START;
        looked = now;
        open();
    }

    private void open() {
        exchange = PaperExchange.following(Floor.SETUP, COINS, () -> now, PaperJournal.in(file, false));
        client = new Client(exchange, Floor.KEY, now.toEpochMilli() * 1000);
    }

    Feed feed() {
        return exchange.feed().orElseThrow();
    }

    Instant now() {
        return now;
    }

    LiveFloor pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** The best bid; the ask is two ticks above it. */
    LiveFloor bid(String price) {
        bid = new BigDecimal(price);
        return this;
    }

    /** Somebody trades, now. */
    LiveFloor print(double price, double volume) {
        prints.add(new Print(prints.size() + 1, now, price, volume));
        return this;
    }

    /** Time passes, and the market is looked at. */
    LiveFloor look() {
        pass(LOOK);
        return lookNow();
    }

    LiveFloor lookNow() {
        Map<Integer, List<Print>> read = new HashMap<>();
        Instant since = looked;
        if (feed().open().contains(new Coin("BTC"))) {
            read.put(
                    0,
                    prints.stream().filter(print -> print.time().isAfter(since)).toList());
        }
        feed().observe(new Sighting(
                since, now, Map.of(0, touch("BTC", bid), 1, touch("ETH", new BigDecimal("2000"))), read));
        looked = now;
        return this;
    }

    static Touch touch(String coin, BigDecimal bid) {
        Price best = new Price(bid);
        Price ask = new Price(bid.add(new BigDecimal("0.2")));
        return Touch.of(new Ticker(new Coin(coin), best, ask, best), DAY);
    }

    /** The process dies and starts again; what happened meanwhile is read with the first look. */
    LiveFloor restart() {
        exchange.close();
        open();
        looked = feed().seen();
        return this;
    }

    String limit(String side, String volume, String price, String... more) {
        return client.ask("AddOrder", Orders.limit(side, volume, price, more))
                .path("txid")
                .path(0)
                .asText();
    }

    String filled(String txid) {
        return client.ask("QueryOrders", "txid", txid)
                .path(txid)
                .path("vol_exec")
                .asText();
    }

    List<Object> everything() {
        return List.of(
                exchange.orders(Floor.KEY),
                exchange.trades(Floor.KEY),
                exchange.ledger(Floor.KEY),
                exchange.balances(Floor.KEY));
    }

    @Override
    public void close() {
        exchange.close();
    }
}
