package dev.caravel.replay;

/**
 * How restless something is, candle by candle, relative to its long-run average: a quick mood that fades within hours on top of a
 * slow one that lasts for days, so that wild candles come in clusters as they do on real markets (log-normal stochastic
 * volatility). The mean square is about 1 and no candle is more than three times as wild. For one thread.
 */
final class Volatility {
    private static final double WILDEST = 3;

    private final Dice dice;
    private final Mood quick;
    private final Mood slow;

    Volatility(Dice dice) {
        this.dice = dice;
        quick = new Mood(0.42, 3, dice);
        slow = new Mood(0.42, 5 * 24, dice);
    }

    /** The standard deviation of the next candle's move. */
    double next() {
        double mood = quick.next(dice) + slow.next(dice);
        return Math.min(StrictMath.exp(mood - quick.variance() - slow.variance()), WILDEST);
    }

    /** A random walk that is drawn back to zero (an AR(1) process that has settled). */
    private static final class Mood {
        private final double deviation;
        private final double memory;
        private double level;

        Mood(double deviation, double halfLifeHours, Dice dice) {
            this.deviation = deviation;
            memory = StrictMath.pow(0.5, 1 / (halfLifeHours * CoinPath.CANDLES_PER_HOUR));
            level = deviation * dice.normal();
        }

        double next(Dice dice) {
            level = memory * level + deviation * Math.sqrt(1 - memory * memory) * dice.normal();
            return level;
        }

        double variance() {
            return deviation * deviation;
        }
    }
}
