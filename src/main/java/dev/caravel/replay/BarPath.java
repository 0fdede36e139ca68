package dev.caravel.replay;

import dev.caravel.market.Candle;

/**
 * A long bar played in equal parts. The bar does not say how the price went from its open to its close, so one path is taken for
 * all: straight from the open to the low in the first third of the bar, to the high in the second and to the close in the last;
 * the low comes first because that is the worse order for whoever holds the coin. Each part is the candle of its own stretch of
 * that path, with an equal share of the volume.
 */
final class BarPath {
    private static final int LEGS = 3;

    private BarPath() {}

    /** Part {@code part} of so many of the bar. The bar's time is already that of the part. */
    static Candle part(Candle bar, int part, int parts) {
        int from = LEGS * part;
        int to = LEGS * (part + 1);
        double open = at(bar, from, parts);
        double close = at(bar, to, parts);
        double low = from < parts && parts < to ? bar.low() : Math.min(open, close);
        double high = from < 2 * parts && 2 * parts < to ? bar.high() : Math.max(open, close);
        return new Candle(bar.time(), open, high, low, close, bar.volume() / parts);
    }

    /** The price after {@code step} steps, of which each leg has {@code parts}. */
    private static double at(Candle bar, int step, int parts) {
        double share = (double) (step % parts) / parts;
        return switch (step / parts) {
            case 0 -> between(bar.open(), bar.low(), share);
            case 1 -> between(bar.low(), bar.high(), share);
            case 2 -> between(bar.high(), bar.close(), share);
            default -> bar.close();
        };
    }

    private static double between(double from, double to, double share) {
        return from + (to - from) * share;
    }
}
