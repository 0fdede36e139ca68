package dev.caravel.market;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

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
     * @param dollars that were paid, each candle's volume at the middle of its prices
     * @param candles with trades, or how many trades where an exchange says it
     */
    public record Span(double low, double high, double volume, double dollars, int candles) {
        private static final Span NOTHING = new Span(0, 0, 0, 0, 0);

        private Span with(Candle candle) {
            double middle = (candle.low() + candle.high() + candle.close()) / 3;
            return new Span(
                    candles == 0 ? candle.low() : Math.min(low, candle.low()),
                    Math.max(high, candle.high()),
                    volume + candle.volume(),
                    dollars + candle.volume() * middle,
                    candles + 1);
        }

        /** The average price by volume, 0 if nothing was traded. */
        public double average() {
            return volume > 0 ? dollars / volume : 0;
        }
    }

    /** From a market that is played, after so many candles. */
    public static DayFigures of(Market market, int coin, long completed, Instant now) {
        long day = Math.max(0, completed - Duration.ofDays(1).dividedBy(market.interval()));
        long midnight =
                now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toEpochSecond();
        double open = 0;
        Span today = Span.NOTHING;
        Span last24h = Span.NOTHING;
        for (long index = day; index < completed; index++) {
            Optional<Candle> traded = market.candle(coin, index);
            if (traded.isPresent()) {
                Candle candle = traded.get();
                last24h = last24h.with(candle);
                if (candle.time() >= midnight) {
                    open = today.candles == 0 ? candle.open() : open;
                    today = today.with(candle);
                }
            }
        }
        return new DayFigures(open, today, last24h);
    }
}
