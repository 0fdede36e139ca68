package dev.caravel.paper;

import dev.caravel.market.Candle;
import dev.caravel.market.Market;
import dev.caravel.market.Whitelist;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A market of five-minute candles that stands still except where a test says what happens. */
public final class HandMarket implements Market {
    public static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final Whitelist coins;
    private final Map<Long, Candle> said = new HashMap<>();
    private final double[] price;
    private double volume = 10;

    public HandMarket(String... symbols) {
        coins = Whitelist.of(symbols);
        price = new double[coins.size()];
        for (int i = 0; i < price.length; i++) {
            price[i] = i == 0 ? 40_000 : 2_000;
        }
    }

    public HandMarket volume(double coins) {
        volume = coins;
        return this;
    }

    /** What the coin does in the candle. */
    public void say(int coin, long index, double open, double low, double high, double close) {
        said.put(index * coins.size() + coin, new Candle(time(index), open, high, low, close, volume));
    }

    /** The first coin goes up and down by chance for so many candles. */
    public HandMarket wander(long seed, int candles) {
        Random random = new Random(seed);
        double open = price[0];
        for (int candle = 1; candle <= candles; candle++) {
            double close = open * (1 + 0.003 * random.nextGaussian());
            double low = Math.min(open, close) * (1 - 0.002 * random.nextDouble());
            double high = Math.max(open, close) * (1 + 0.002 * random.nextDouble());
            say(0, candle, open, low, high, close);
            open = close;
        }
        return this;
    }

    /** The coin is not traded in the candle. */
    public void gap(int coin, long index) {
        said.put(index * coins.size() + coin, new Candle(-1, 0, 0, 0, 0, 0));
    }

    private static long time(long index) {
        return START.getEpochSecond() + index * 300;
    }

    @Override
    public Whitelist coins() {
        return coins;
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Instant start() {
        return START;
    }

    @Override
    public long length() {
        return Long.MAX_VALUE;
    }

    @Override
    public Optional<Candle> candle(int coin, long index) {
        double still = price[coin];
        Candle candle = said.getOrDefault(
                index * coins.size() + coin, new Candle(time(index), still, still, still, still, volume));
        return Optional.of(candle).filter(traded -> traded.time() >= 0);
    }
}
