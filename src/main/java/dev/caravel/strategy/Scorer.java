package dev.caravel.strategy;

import dev.caravel.market.Quotes;

/**
 * Scores one coin: are its changes over an hour, a day and a week upward, and do they agree? Each change is divided by the square
 * root of its hours, by which the three compare. Makes no objects; may be used by any thread.
 */
public final class Scorer {
    private static final double ROOT_24 = Math.sqrt(24);
    private static final double ROOT_168 = Math.sqrt(168);

    private final double weight1h;
    private final double weight24h;
    private final double weight7d;
    private final double turbulence;

    public Scorer(Rules.Scoring rules) {
        weight1h = rules.weight1h();
        weight24h = rules.weight24h();
        weight7d = rules.weight7d();
        turbulence = rules.turbulence();
    }

    /** From 0 to 100, over 50 is rising steadily; NaN when a change is unknown. */
    public double score(Quotes quotes, int coin) {
        return bent(rise(quotes, coin));
    }

    /** The score before it is bent to 0 to 100: it ranks coins alike without the cost of the curve. */
    double rise(Quotes quotes, int coin) {
        double s1 = quotes.change1h(coin);
        double s24 = quotes.change24h(coin) / ROOT_24;
        double s7 = quotes.change7d(coin) / ROOT_168;
        double momentum = momentum(s1, s24, s7);
        return momentum - turbulence * disagreement(momentum, s1, s24, s7);
    }

    /** The same score with its parts. */
    public Score explain(Quotes quotes, int coin) {
        double s1 = quotes.change1h(coin);
        double s24 = quotes.change24h(coin) / ROOT_24;
        double s7 = quotes.change7d(coin) / ROOT_168;
        double momentum = momentum(s1, s24, s7);
        double disagreement = disagreement(momentum, s1, s24, s7);
        return new Score(bent(momentum - turbulence * disagreement), momentum, disagreement, s1, s24, s7);
    }

    private double momentum(double s1, double s24, double s7) {
        return weight1h * s1 + weight24h * s24 + weight7d * s7;
    }

    private double disagreement(double momentum, double s1, double s24, double s7) {
        return weight1h * Math.abs(s1 - momentum)
                + weight24h * Math.abs(s24 - momentum)
                + weight7d * Math.abs(s7 - momentum);
    }

    private static double bent(double rise) {
        // StrictMath: a score near a threshold must fall on the same side on every machine.
        return 50 + 50 * StrictMath.tanh(rise);
    }
}
