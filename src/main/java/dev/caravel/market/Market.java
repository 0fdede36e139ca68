package dev.caravel.market;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A market that can be played: for each coin a row of candles of one length. Candle {@code i} covers the interval from
 * {@code start + i·interval}; nobody may look at it before that interval is over.
 */
public interface Market {
    Whitelist coins();

    /** The length of a candle. */
    Duration interval();

    /** When candle 0 opens. */
    Instant start();

    /** How many candles there are; {@link Long#MAX_VALUE} if the market never ends. */
    long length();

    /**
     * The candle of a coin, or nothing where the coin was not traded then (a gap, not listed yet). Candles more than eight days
     * older than the newest one that was asked for may be forgotten.
     */
    Optional<Candle> candle(int coin, long index);

    /** When a candle is over; {@link Instant#MAX} if there is no such candle. */
    default Instant end(long index) {
        return index >= length() ? Instant.MAX : start().plus(interval().multipliedBy(index + 1));
    }

    /** The number of candles that are over at the time, at most {@link #length()}; 0 before the first is over. */
    default long completed(Instant time) {
        if (time.isBefore(start())) {
            return 0;
        }
        return Math.min(length(), Duration.between(start(), time).dividedBy(interval()));
    }
}
