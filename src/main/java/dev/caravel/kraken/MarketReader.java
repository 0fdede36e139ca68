package dev.caravel.kraken;

import dev.caravel.market.Pair;
import dev.caravel.market.Pairs;
import dev.caravel.market.Ticker;
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
