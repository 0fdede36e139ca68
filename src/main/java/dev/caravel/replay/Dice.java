package dev.caravel.replay;

/**
 * A stream of random numbers that is the same on every machine and in every version of Java: SplitMix64 (Steele, Lea and Flood,
 * 2014) and {@link StrictMath} only. Streams of different names are independent. For one thread.
 */
final class Dice {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;
    private double spare = Double.NaN;

    Dice(long seed, String stream) {
        state = mixed(seed + GOLDEN_GAMMA) ^ mixed(stream.hashCode());
    }

    private long next() {
        state += GOLDEN_GAMMA;
        return mixed(state);
    }

    private static long mixed(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Between 0 and 1, never either of them. */
    double uniform() {
        return ((next() >>> 12) + 0.5) * 0x1p-52;
    }

    /** From the standard normal distribution (Marsaglia's polar method). */
    double normal() {
        if (!Double.isNaN(spare)) {
            double second = spare;
            spare = Double.NaN;
            return second;
        }
        while (true) {
            double x = 2 * uniform() - 1;
            double y = 2 * uniform() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
                spare = y * factor;
                return x * factor;
            }
        }
    }

    /**
     * A random scale with a mean square of about 1. Normal numbers of this scale follow Student's t distribution with six degrees
     * of freedom: mostly small, sometimes very large. The scale itself ends at four, so that no candle leaves this world.
     */
    double tailScale() {
        double chiSquare = -2 * StrictMath.log(uniform() * uniform() * uniform());
        return Math.min(Math.sqrt(4 / chiSquare), 4);
    }
}
