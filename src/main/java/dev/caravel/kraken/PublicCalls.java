package dev.caravel.kraken;

import dev.caravel.market.Pair;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;

/** The calls that need no key. About one a second is allowed for each address. */
public final class PublicCalls {

    private PublicCalls() {}

    /** All assets with their names: {@link PairsReader}. */
    public static KrakenRequest assets() {
        return KrakenRequest.toPublic("Assets");
    }

    /** All pairs, about 1,500 of them, with precision and minimums: {@link PairsReader}. */
    public static KrakenRequest assetPairs() {
        return KrakenRequest.toPublic("AssetPairs");
    }

    /** Bid, ask and last trade of these pairs: {@link MarketReader#tickers}. */
    public static KrakenRequest ticker(Collection<Pair> pairs) {
        return KrakenRequest.toPublic("Ticker").with("pair", ids(pairs));
    }

    /**
     * The candles of a pair, 720 at most: {@link ClosesReader}.
     *
     * @param since those that opened later
     */
    static KrakenRequest candles(Pair pair, Duration interval, Instant since) {
        return KrakenRequest.toPublic("OHLC")
                .with("pair", pair.id())
                .with("interval", Long.toString(interval.toMinutes()))
                .with("since", Long.toString(since.getEpochSecond()));
    }

    /**
     * What was traded of a pair after a moment, oldest first and a thousand at most: {@link TradesReader}.
     *
     * @param since nanoseconds since the epoch, as a reply says where it ends
     */
    public static KrakenRequest trades(Pair pair, String since) {
        return KrakenRequest.toPublic("Trades").with("pair", pair.id()).with("since", since);
    }

    /** Kraken's clock: {@link MarketReader#time}. */
    public static KrakenRequest time() {
        return KrakenRequest.toPublic("Time");
    }

    /** Whether Kraken trades at all: {@link MarketReader#status}. */
    public static KrakenRequest systemStatus() {
        return KrakenRequest.toPublic("SystemStatus");
    }

    static String ids(Collection<Pair> pairs) {
        if (pairs.isEmpty()) {
            // without a list Kraken answers for every pair it has
            throw new IllegalArgumentException("asked Kraken about no pair at all");
        }
        return pairs.stream().map(Pair::id).collect(Collectors.joining(","));
    }
}
