package dev.caravel.replay;

/**
 * What moves all coins of the generated market at once: a {@link Regime} that changes by chance, and noise around its drift. One
 * unit is the factor's long-run standard deviation over an hour. For one thread.
 */
final class CommonFactor {
    // Takes out what regimes and their drift add to the noise, so that an hour's standard deviation comes out as 1.
    private static final double NOISE = 0.96 / Math.sqrt(CoinPath.CANDLES_PER_HOUR);

    private final Dice dice;
    private final Volatility volatility;
    private final double[] minutes = new double[CoinPath.MINUTES];
    private Regime regime = Regime.CALM;
    private int age;

    CommonFactor(long seed) {
        dice = new Dice(seed, "common factor");
        volatility = new Volatility(dice);
    }

    /** Moves on by one candle and says how the factor moved in each of its minutes. The array is overwritten by the next call. */
    double[] next() {
        changeRegime();
        double scale = NOISE * regime.restlessness * volatility.next() * dice.tailScale();
        double drift = regime.driftPerHour / CoinPath.CANDLES_PER_HOUR;
        for (int minute = 0; minute < minutes.length; minute++) {
            minutes[minute] = drift / minutes.length + scale * dice.normal() / Math.sqrt(minutes.length);
        }
        return minutes;
    }

    // Half of the mean is certain and the rest is chance: no crash is over before it is felt.
    private void changeRegime() {
        double half = regime.meanHours * CoinPath.CANDLES_PER_HOUR / 2;
        age++;
        if (age > half && dice.uniform() < 1 / half) {
            regime = regime.next(dice.uniform());
            age = 0;
        }
    }

    /** The regime of the candle that was made last. */
    Regime regime() {
        return regime;
    }
}
