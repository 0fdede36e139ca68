package dev.caravel.market;

/**
 * What was traded of a coin today (UTC) and in the last 24 hours, from the candles that are over or as an exchange says it.
 *
 * @param open today's first price, 0 if nothing was traded yet
 */
public record DayFigures(double open, Span today, Span last24h) {
    /** Nothing was traded, or nobody has said so. */
    public static final DayFigures NOTHING = new DayFigures(0, Span.NOTHING, Span.NOTHING);

    /**
     * One span of time.
     *
     * @param volume in coins
     * @param dollars that were paid
     * @param candles how many trades
     */
    public record Span(double low, double high, double volume, double dollars, int candles) {
        private static final Span NOTHING = new Span(0, 0, 0, 0, 0);

        private Span with(Candle candle, int more) {
            double middle = (candle.open() + candle.low() + candle.high() + candle.close()) / 4;
            return new Span(
                    candles == 0 ? candle.low() : Math.min(low, candle.low()),
                    Math.max(high, candle.high()),
                    volume + candle.volume(),
                    dollars + candle.volume() * middle,
                    candles + more);
        }

        /** The average price by volume, 0 if nothing was traded. */
        public double average() {
            return volume > 0 ? dollars / volume : 0;
        }
    }

    /**
     * With what was traded in the last 24 hours besides.
     *
     * @param trades how many it was
     * @param sinceMidnight whether it was today
     */
    public DayFigures with(Candle candle, int trades, boolean sinceMidnight) {
        return new DayFigures(
                sinceMidnight && today.candles() == 0 ? candle.open() : open,
                sinceMidnight ? today.with(candle, trades) : today,
                last24h.with(candle, trades));
    }
}
