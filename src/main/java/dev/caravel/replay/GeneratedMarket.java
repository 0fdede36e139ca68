package dev.caravel.replay;

import dev.caravel.market.Candle;
import dev.caravel.market.Coin;
import dev.caravel.market.Whitelist;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An endless market from a seed that behaves like crypto: coins move together and on their own, moves have fat tails and come in
 * clusters, and calm, rally, slide, crash and bounce take turns. Its statistics are calibrated to real hourly candles; nothing in
 * it knows of a strategy, and over the long run it goes nowhere.
 *
 * <p>The same seed gives the same candles to the last bit, on every machine, in whatever order they are asked for; a coin's candles
 * do not depend on the other coins. Candles are made in sequence up to the newest that was asked for, and about the last
 * fourteen days are kept. Any thread may ask.
 */
public final class GeneratedMarket implements ReplayMarket {
    /** Raised whenever the same seed would give other candles than before. */
    private static final int EDITION = 1;

    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final int KEPT = 4096;

    private final Whitelist coins;
    private final long seed;
    private final Instant start;
    private final CommonFactor common;
    private final List<CoinPath> paths = new ArrayList<>();
    private final List<Candle[]> kept = new ArrayList<>();
    private long made;

    /** All coins of which a behaviour is known, from a time that is cut down to whole five minutes. */
    public GeneratedMarket(long seed, Instant start) {
        this(new Whitelist(List.copyOf(CoinProfile.table().keySet())), seed, start);
    }

    /**
     * Some of the coins, in that order.
     *
     * @throws IllegalArgumentException if a coin's behaviour is not known
     */
    public GeneratedMarket(Whitelist coins, long seed, Instant start) {
        Map<Coin, CoinProfile> profiles = CoinProfile.table();
        this.coins = coins;
        this.seed = seed;
        long seconds = INTERVAL.toSeconds();
        this.start = Instant.ofEpochSecond(Math.floorDiv(start.getEpochSecond(), seconds) * seconds);
        common = new CommonFactor(seed);
        for (Coin coin : coins.coins()) {
            CoinProfile profile = profiles.get(coin);
            if (profile == null) {
                throw new IllegalArgumentException("the generated market does not know " + coin
                        + ": take it off the whitelist, or replay recorded candles; it knows " + profiles.keySet());
            }
            paths.add(new CoinPath(profile, seed));
            kept.add(new Candle[KEPT]);
        }
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
    public synchronized Optional<Candle> candle(int coin, long index) {
        while (made <= index) {
            makeNext();
        }
        return index < 0 || index < made - KEPT ? Optional.empty() : Optional.of(kept.get(coin)[slot(index)]);
    }

    private void makeNext() {
        long time = start.getEpochSecond() + made * INTERVAL.toSeconds();
        double[] move = common.next();
        for (int coin = 0; coin < paths.size(); coin++) {
            kept.get(coin)[slot(made)] = paths.get(coin).next(time, move);
        }
        made++;
    }

    private static int slot(long index) {
        return (int) (index % KEPT);
    }

    @Override
    public String description() {
        return "generated seed=" + seed + " start=" + start + " edition=" + EDITION;
    }
}
