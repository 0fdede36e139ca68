package dev.caravel.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravel.market.Pair;
import dev.caravel.market.Print;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what was traded of a pair by anybody (Trades).
 *
 * @see PublicCalls#trades
 */
public final class TradesReader {
    /** As many trades as Kraken puts into one reply: then there are more. */
    private static final int PAGE = 1000;

    private static final int PRICE = 0;
    private static final int VOLUME = 1;
    private static final int TIME = 2;
    private static final int ID = 6;

    private TradesReader() {}

    /**
     * One reply.
     *
     * @param prints oldest first
     * @param last what to ask for next: nanoseconds since the epoch
     * @param isFull whether there may be more already
     */
    public record Page(List<Print> prints, String last, boolean isFull) {
        public Page {
            prints = List.copyOf(prints);
        }
    }

    /**
     * The trades of the pair that was asked for.
     *
     * @throws KrakenException if they cannot be read in full
     */
    public static Page read(KrakenReply reply, Pair pair) {
        Row result = Row.result("Trades", reply);
        JsonNode rows = result.node().path(pair.id());
        if (!rows.isArray()) {
            throw unreadable(pair, "no list of trades");
        }
        String last = result.text("last");
        if (!last.matches("[0-9]{1,19}")) {
            throw unreadable(pair, "'last' is no time in nanoseconds");
        }
        List<Print> prints = new ArrayList<>();
        rows.forEach(row -> prints.add(print(row, pair)));
        return new Page(prints, last, prints.size() >= PAGE);
    }

    private static Print print(JsonNode row, Pair pair) {
        BigDecimal seconds = amount(row.path(TIME), pair);
        return new Print(
                row.path(ID).asLong(0),
                Instant.ofEpochSecond(
                        seconds.longValue(),
                        seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue()),
                amount(row.path(PRICE), pair).doubleValue(),
                amount(row.path(VOLUME), pair).doubleValue());
    }

    private static BigDecimal amount(JsonNode value, Pair pair) {
        Optional<BigDecimal> amount =
                value.isNumber() ? Optional.of(value.decimalValue()) : Row.plainDecimal(value.asText(""));
        return amount.filter(number -> number.signum() > 0)
                .orElseThrow(() -> unreadable(pair, "a trade without price, volume or time"));
    }

    private static KrakenException unreadable(Pair pair, String why) {
        return new KrakenException.Unreadable("Trades", pair.id() + ": " + why);
    }
}
