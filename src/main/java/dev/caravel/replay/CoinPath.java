package dev.caravel.replay;

import dev.caravel.market.Candle;

/**
 * One coin of the generated market: its share of the common factor plus noise of its own, minute by minute. It has dice of its
 * own, so that its candles do not depend on which other coins are played. For one thread.
 */
final class CoinPath {
    /** Steps within a candle; high and low are the extremes of these. */
    static final int MINUTES = 5;

    static final double CANDLES_PER_HOUR = 12;

    private static final double PULL_HALF_LIFE_HOURS = 60 * 24;
    /** Share of the distance to the start price that a minute takes back: keeps an endless market in a range that can be traded. */
    private static final double PULL = StrictMath.log(2) / (PULL_HALF_LIFE_HOURS * CANDLES_PER_HOUR * MINUTES);

    private static final double VOLUME_NOISE = 0.7;
    private static final double LOT = 1e8;

    private final CoinProfile profile;
    private final Dice dice;
    private final Volatility volatility;
    private final double hour;
    private final double ownShare;
    private final double ticksPerDollar;
    private double distance;
    private double price;

    CoinPath(CoinProfile profile, long seed) {
        this.profile = profile;
        dice = new Dice(seed, profile.coin().symbol());
        volatility = new Volatility(dice);
        hour = profile.volatility() / 100;
        ownShare = Math.sqrt((1 - profile.correlation() * profile.correlation()) / CANDLES_PER_HOUR);
        ticksPerDollar = StrictMath.pow(10, profile.decimals());
        price = rounded(profile.start());
    }

    /** The next candle, given how the common factor moves in each of its minutes. */
    Candle next(long time, double[] common) {
        double scale = volatility.next() * dice.tailScale();
        double highest = distance;
        double lowest = distance;
        double before = distance;
        for (int minute = 0; minute < MINUTES; minute++) {
            double step = scale * dice.normal() / Math.sqrt(MINUTES);
            distance += hour * (profile.correlation() * common[minute] + ownShare * step) - PULL * distance;
            highest = Math.max(highest, distance);
            lowest = Math.min(lowest, distance);
        }
        double open = price;
        price = priceAt(distance);
        double high = Math.max(open, priceAt(highest));
        double low = Math.min(open, priceAt(lowest));
        return new Candle(time, open, high, low, price, volume(Math.abs(distance - before)));
    }

    private double volume(double move) {
        double usualMove = hour / Math.sqrt(CANDLES_PER_HOUR);
        double excitement = 0.5 + 0.65 * move / usualMove;
        double noise = StrictMath.exp(VOLUME_NOISE * dice.normal() - VOLUME_NOISE * VOLUME_NOISE / 2);
        return Math.rint(profile.dollars() * excitement * noise / price * LOT) / LOT;
    }

    private double priceAt(double logDistance) {
        return rounded(profile.start() * StrictMath.exp(logDistance));
    }

    /** To Kraken's precision, and never to nothing. */
    private double rounded(double exact) {
        return Math.max(1, Math.rint(exact * ticksPerDollar)) / ticksPerDollar;
    }
}
