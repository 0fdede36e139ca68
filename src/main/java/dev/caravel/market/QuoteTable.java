package dev.caravel.market;

import java.util.Arrays;
import java.util.Collection;

/** {@link Quotes} held in columns. Immutable. */
public final class QuoteTable implements Quotes {
    private final Whitelist coins;
    private final double[] price;
    private final double[] marketCap;
    private final double[] change1h;
    private final double[] change24h;
    private final double[] change7d;
    private final long[] time;

    /** Quotes of coins that are not whitelisted are left out. */
    public QuoteTable(Whitelist coins, Collection<Quote> quotes) {
        this.coins = coins;
        price = unknown();
        marketCap = unknown();
        change1h = unknown();
        change24h = unknown();
        change7d = unknown();
        time = new long[coins.size()];
        Arrays.fill(time, NEVER);
        quotes.forEach(this::put);
    }

    private double[] unknown() {
        double[] column = new double[coins.size()];
        Arrays.fill(column, Double.NaN);
        return column;
    }

    private void put(Quote quote) {
        int coin = coins.indexOf(quote.coin());
        if (coin < 0) {
            return;
        }
        price[coin] = quote.price();
        marketCap[coin] = quote.marketCap();
        change1h[coin] = quote.change1h();
        change24h[coin] = quote.change24h();
        change7d[coin] = quote.change7d();
        time[coin] = quote.time().toEpochMilli();
    }

    @Override
    public Whitelist coins() {
        return coins;
    }

    @Override
    public double price(int coin) {
        return price[coin];
    }

    @Override
    public double marketCap(int coin) {
        return marketCap[coin];
    }

    @Override
    public double change1h(int coin) {
        return change1h[coin];
    }

    @Override
    public double change24h(int coin) {
        return change24h[coin];
    }

    @Override
    public double change7d(int coin) {
        return change7d[coin];
    }

    @Override
    public long time(int coin) {
        return time[coin];
    }
}
