package dev.caravel.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravel.market.Pair;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads candles (OHLC) for their closes. The newest row is always the interval that is still running, and is left out. An interval
 * in which nobody traded has a row as well, whose prices are the last close before it.
 *
 * @see PublicCalls#candles
 */
final class ClosesReader {
    private static final String METHOD = "OHLC";
    private static final int CLOSE = 4;

    private ClosesReader() {}

    /**
     * The closes of the intervals that are over.
     *
     * @throws KrakenException if the reply brought none, or a row of it cannot be read
     */
    static Closes read(KrakenReply reply, Pair pair, Duration interval) {
        JsonNode result = reply.resultOf(METHOD);
        JsonNode rows = result.path(result.has(pair.id()) ? pair.id() : pair.altname());
        if (!rows.isArray()) {
            throw new KrakenException.Unreadable(METHOD, "no rows of " + pair.id());
        }
        Map<Long, Double> closes = new TreeMap<>();
        long running = Long.MIN_VALUE;
        for (JsonNode row : rows) {
            long opened = row.path(0).asLong(0);
            if (opened <= 0 || opened % interval.toSeconds() != 0) {
                throw new KrakenException.Unreadable(METHOD, pair.id() + ": a row without its time");
            }
            closes.put(opened, close(row.path(CLOSE), pair));
            running = Math.max(running, opened);
        }
        // Kraken says which one was over last; should it not, the newest is taken for the running one.
        long last = result.path("last").asLong(running - 1);
        long newestOver = Math.min(last, running - 1);
        closes.keySet().removeIf(opened -> opened > newestOver);
        return new Closes(interval, closes);
    }

    private static double close(JsonNode cell, Pair pair) {
        return Row.plainDecimal(cell.asText(""))
                .filter(close -> close.signum() > 0)
                .orElseThrow(() -> new KrakenException.Unreadable(METHOD, pair.id() + ": a row without its close"))
                .doubleValue();
    }
}
