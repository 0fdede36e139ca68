package dev.caravel.simulation;

import dev.caravel.market.Candle;
import dev.caravel.market.Coin;
import dev.caravel.market.Market;
import dev.caravel.market.Quote;
import dev.caravel.market.QuoteTable;
import dev.caravel.market.Quotes;
import dev.caravel.market.Whitelist;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A market that is wild enough for targets and stops to be reached within hours, and thin enough for orders to be filled in parts. */
final class PlayedMarket implements Market {
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final double BILLION = 1e9;

    private final Whitelist coins;
    private final Instant start;
    private final Chance chance;
    private final double[] price;
    private double wildness;
    private final List<Candle[]> made = new ArrayList<>();

    PlayedMarket(Whitelist coins, double[] prices, Instant start, Chance chance) {
        this.coins = coins;
        this.start = start;
        this.chance = chance;
        price = prices.clone();
        wildness = chance.between(0.001, 0.008);
    }

    @Override
    public Whitelist coins() {
        return coins;
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public Instant start() {
        return start;
    }

    @Override
    public long length() {
        return Long.MAX_VALUE;
    }

    @Override
    public Optional<Candle> candle(int coin, long index) {
        while (made.size() <= index) {
            makeNext();
        }
        return index < 0 ? Optional.empty() : Optional.of(made.get((int) index)[coin]);
    }

    /** From now on prices stay where they are. */
    void calm() {
        wildness = 0;
    }

    private void makeNext() {
        long time = start.getEpochSecond() + made.size() * INTERVAL.toSeconds();
        Candle[] row = new Candle[price.length];
        double common = chance.gaussian() * wildness / 2;
        for (int coin = 0; coin < row.length; coin++) {
            double open = price[coin];
            double close = open * Math.exp(common + chance.gaussian() * wildness);
            double high = Math.max(open, close) * (1 + Math.abs(chance.gaussian()) * wildness / 2);
            double low = Math.min(open, close) * (1 - Math.abs(chance.gaussian()) * wildness / 2);
            double dollars = chance.between(2_000, 60_000);
            row[coin] = new Candle(time, open, high, low, close, dollars / close);
            price[coin] = close;
        }
        made.add(row);
    }

    /** What a source of quotes says at that time: that all is well. */
    Quotes quotes(Instant now, Instant source) {
        long newest = completed(now) - 1;
        List<Quote> quotes = new ArrayList<>();
        for (Coin coin : coins.coins()) {
            int index = coins.indexOf(coin);
            double close = candle(index, newest).orElseThrow().close();
            double rise = chance.between(0.1, 2);
            quotes.add(new Quote(
                    coin, close, close * BILLION, close * BILLION, rise, 2 * rise, 3 * rise, source, "simulation"));
        }
        return new QuoteTable(coins, quotes);
    }
}
