package dev.caravel.kraken;

import dev.caravel.market.DayFigures;
import dev.caravel.market.Pair;
import dev.caravel.market.Pairs;
import dev.caravel.market.Ticker;
import dev.caravel.market.Touch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what everybody may read: prices, clock and state of the exchange.
 *
 * @see PublicCalls
 */
public final class MarketReader {

    private MarketReader() {}

    /**
     * Bid, ask and last trade (Ticker). A pair of which one of the three is zero, since its order book is empty, is left out.
     *
     * @throws KrakenException if they cannot be read in full
     */
    public static List<Ticker> tickers(KrakenReply reply, Pairs pairs) {
        return Row.result("Ticker", reply)
                .rows()
                .flatMap(row -> pairs.named(row.key()).flatMap(pair -> ticker(pair, row)).stream())
                .toList();
    }

    private static Optional<Ticker> ticker(Pair pair, Row row) {
        Ticker ticker = new Ticker(pair.coin(), row.firstPrice("b"), row.firstPrice("a"), row.firstPrice("c"));
        boolean isWhole = Stream.of(ticker.bid(), ticker.ask(), ticker.last()).noneMatch(price -> price.isZero());
        return Optional.of(ticker).filter(_ -> isWhole);
    }

    /**
     * The same with what was traded today and in the last 24 hours.
     *
     * @throws KrakenException if they cannot be read in full
     */
    public static List<Touch> touches(KrakenReply reply, Pairs pairs) {
        return Row.result("Ticker", reply)
                .rows()
                .flatMap(
                        row -> pairs
                                .named(row.key())
                                .flatMap(pair -> ticker(pair, row))
                                .map(ticker -> Touch.of(ticker, day(row)))
                                .stream())
                .toList();
    }

    private static DayFigures day(Row row) {
        return new DayFigures(row.decimal("o").doubleValue(), span(row, 0), span(row, 1));
    }

    private static DayFigures.Span span(Row row, int index) {
        double volume = row.element("v", index).doubleValue();
        return new DayFigures.Span(
                row.element("l", index).doubleValue(),
                row.element("h", index).doubleValue(),
                volume,
                row.element("p", index).doubleValue() * volume,
                row.element("t", index).intValue());
    }

    /**
     * Kraken's clock in seconds since the epoch (Time): feed it to {@link KrakenTime#sample}.
     *
     * @throws KrakenException if it cannot be read
     */
    public static long time(KrakenReply reply) {
        return Row.result("Time", reply).time("unixtime").getEpochSecond();
    }

    /**
     * Whether Kraken trades (SystemStatus).
     *
     * @throws KrakenException if it cannot be read
     */
    public static SystemStatus status(KrakenReply reply) {
        return Row.result("SystemStatus", reply)
                .optionalWord("status", SystemStatus.class)
                .orElse(SystemStatus.UNKNOWN);
    }
}
