package dev.caravel.strategy;

import dev.caravel.book.Book;
import dev.caravel.book.Control;
import dev.caravel.book.Doubts;
import dev.caravel.book.Guards;
import dev.caravel.book.Position;
import dev.caravel.book.Waits;
import dev.caravel.market.Coin;
import dev.caravel.market.Fees;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.PairStatus;
import dev.caravel.market.Pairs;
import dev.caravel.market.Price;
import dev.caravel.market.Quote;
import dev.caravel.market.QuoteTable;
import dev.caravel.market.Ticker;
import dev.caravel.market.Volume;
import dev.caravel.market.Whitelist;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A situation told in a few words. Unless told otherwise it is noon and a cycle begins; BTC, ETH, SOL and SHIB are whitelisted, all rise
 * alike and cost about $100 (SHIB: a thousandth of a cent); the fees are 0.25 and 0.40 %; $10,000 are free and the book is empty.
 */
final class Scene {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Duration INTERVAL = Duration.ofMinutes(20);
    static final Whitelist COINS = Whitelist.of("BTC", "ETH", "SOL", "SHIB");
    static final Fees.Rate FEES = new Fees.Rate(new BigDecimal("0.25"), new BigDecimal("0.40"));

    final Book book = new Book(Money.of("10000"));
    private final Map<Coin, Quote> quotes = new HashMap<>();
    private final Map<Coin, Ticker> tickers = new HashMap<>();
    private final Map<Coin, Pair> pairs = new TreeMap<>();
    private final Map<String, Fees.Rate> rates = new HashMap<>();
    private Instant time = NOON;
    private Money cash = Money.of("10000");
    private boolean leaving;

    Scene() {
        book.put(book.guards().withGate(true));
        for (Coin coin : COINS.coins()) {
            Pair pair = pair(coin.symbol());
            pairs.put(coin, pair);
            rates.put(pair.id(), FEES);
            boolean shib = coin.symbol().equals("SHIB");
            price(coin.symbol(), shib ? "0.00001000" : "99.9", shib ? "0.00001001" : "100.1");
            quote(coin.symbol(), 0.5, 1, 2);
        }
    }

    /** Tick and minimums as Kraken has them. */
    static Pair pair(String coin) {
        return switch (coin) {
            case "BTC" -> pair(coin, "0.1", 8, "0.00005");
            case "ETH" -> pair(coin, "0.01", 8, "0.001");
            case "SHIB" -> pair(coin, "0.00000001", 5, "160000");
            default -> pair(coin, "0.01", 8, "0.06");
        };
    }

    private static Pair pair(String coin, String tick, int lotDecimals, String ordermin) {
        return new Pair(
                new Coin(coin),
                coin + "USD",
                coin + "USD",
                coin,
                "ZUSD",
                new BigDecimal(tick),
                lotDecimals,
                5,
                Volume.of(ordermin),
                Money.of("0.5"),
                PairStatus.ONLINE);
    }

    Scene at(Instant now) {
        time = now;
        return this;
    }

    Scene cash(String dollars) {
        cash = Money.of(dollars);
        return this;
    }

    Scene quote(String coin, double change1h, double change24h, double change7d) {
        return quote(coin, 1e9, change1h, change24h, change7d);
    }

    Scene quote(String coin, double marketCap, double change1h, double change24h, double change7d) {
        Coin quoted = new Coin(coin);
        double price = tickers.get(quoted).mid().toDouble();
        quotes.put(quoted, new Quote(quoted, price, marketCap, 1e7, change1h, change24h, change7d, NOON, "test"));
        return this;
    }

    Scene unquoted(String coin) {
        quotes.remove(new Coin(coin));
        return this;
    }

    Scene price(String coin, String bid, String ask) {
        return price(coin, bid, ask, bid);
    }

    Scene price(String coin, String bid, String ask, String last) {
        Coin traded = new Coin(coin);
        tickers.put(traded, new Ticker(traded, Price.of(bid), Price.of(ask), Price.of(last)));
        return this;
    }

    Scene withoutTicker(String coin) {
        tickers.remove(new Coin(coin));
        return this;
    }

    Scene status(String coin, PairStatus status) {
        Pair pair = pairs.get(new Coin(coin));
        pairs.put(
                pair.coin(),
                new Pair(
                        pair.coin(),
                        pair.id(),
                        pair.altname(),
                        pair.base(),
                        pair.quote(),
                        pair.tick(),
                        pair.lotDecimals(),
                        pair.costDecimals(),
                        pair.ordermin(),
                        pair.costmin(),
                        status));
        return this;
    }

    Scene unlisted(String coin) {
        pairs.remove(new Coin(coin));
        return this;
    }

    Scene listed(String coin) {
        pairs.put(new Coin(coin), pair(coin));
        return this;
    }

    Scene fees(String coin, String maker, String taker) {
        rates.put(coin + "USD", new Fees.Rate(new BigDecimal(maker), new BigDecimal(taker)));
        return this;
    }

    Scene withoutFees() {
        rates.clear();
        return this;
    }

    Scene holding(Position position) {
        book.put(position);
        return this;
    }

    Scene holding(Held position) {
        return holding(position.position());
    }

    Scene control(Control.Mode mode) {
        book.put(new Control(mode, NOON.minusSeconds(60), "test"));
        return this;
    }

    Scene lastCycle(Instant cycle) {
        book.put(new Waits(
                Optional.of(cycle),
                book.waits().lastBuy(),
                book.waits().recent(),
                book.waits().closed()));
        return this;
    }

    /** Newest first. */
    Scene recentlyBought(String... coins) {
        List<Coin> recent = List.of(coins).stream().map(Coin::new).toList();
        book.put(new Waits(
                book.waits().lastCycle(),
                book.waits().lastBuy(),
                recent,
                book.waits().closed()));
        return this;
    }

    Scene lastBuy(Instant cycle) {
        book.put(new Waits(
                book.waits().lastCycle(),
                Optional.of(cycle),
                book.waits().recent(),
                book.waits().closed()));
        return this;
    }

    Scene closed(String coin, Instant when) {
        book.put(new Waits(
                book.waits().lastCycle(), book.waits().lastBuy(), book.waits().recent(), Map.of(new Coin(coin), when)));
        return this;
    }

    Scene ghost(String orderId, String coin) {
        Doubts.Ghost ghost = new Doubts.Ghost(orderId, new Coin(coin), NOON.plusSeconds(3_600));
        book.put(new Doubts(List.of(ghost), book.doubts().quarantined()));
        return this;
    }

    Scene quarantined(String coin) {
        Doubts.Quarantine why = new Doubts.Quarantine("an order vanished", NOON.minusSeconds(60));
        book.put(new Doubts(book.doubts().ghosts(), Map.of(new Coin(coin), why)));
        return this;
    }

    Scene locked(String guard, Optional<Coin> coin) {
        Guards.Lock lock =
                new Guards.Lock(guard, coin, NOON.minusSeconds(60), Optional.of(NOON.plusSeconds(3_600)), "losses");
        book.put(book.guards().with(List.of(lock)));
        return this;
    }

    /** The bot is about to end. */
    Scene leaving() {
        leaving = true;
        return this;
    }

    Situation cycle() {
        return situation(Optional.of(time), new QuoteTable(COINS, quotes.values()));
    }

    Situation watch() {
        return situation(Optional.empty(), new QuoteTable(COINS, List.of()));
    }

    private Situation situation(Optional<Instant> cycle, QuoteTable table) {
        return new Situation(
                time, cycle, INTERVAL, table, tickers, new Pairs(pairs.values()), new Fees(rates), cash, book, leaving);
    }
}
