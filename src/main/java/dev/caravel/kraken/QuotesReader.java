package dev.caravel.kraken;

import dev.caravel.market.Pair;
import dev.caravel.market.Pairs;
import dev.caravel.market.Quote;
import dev.caravel.market.Supply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Quotes from Kraken's own market (Ticker) and its candles, with the market caps of a table. A coin whose figures cannot be read is
 * not quoted and takes no other along; a change that is not known is NaN.
 */
public final class QuotesReader {
    private static final String SOURCE = "kraken";
    private static final int LAST_24_HOURS = 1;

    private final PriceHistory history;
    private final Supply supply;

    public QuotesReader(PriceHistory history, Supply supply) {
        this.history = history;
        this.supply = supply;
    }

    /**
     * What a reply says.
     *
     * @param quotes of the coins that it quotes
     * @param remarks what is missing of others, a few words each
     */
    public record Reading(List<Quote> quotes, List<String> remarks) {}

    /**
     * Reads the quotes of all pairs.
     *
     * @param now when Kraken said so
     * @throws KrakenException if not one of them is quoted
     */
    public Reading read(KrakenReply reply, Pairs pairs, Instant now) {
        Row rows = Row.result("Ticker", reply);
        List<Quote> quotes = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (Pair pair : pairs.all()) {
            try {
                Quote quote = quote(pair, row(rows, pair), now);
                quotes.add(quote);
                gap(quote).ifPresent(gap -> remarks.add(pair.coin() + gap));
            } catch (KrakenException unreadable) {
                remarks.add(pair.coin() + " not quoted (" + unreadable.getMessage() + ")");
            }
        }
        if (quotes.isEmpty()) {
            throw new KrakenException.Unreadable("Ticker", "not one coin is quoted: " + String.join(", ", remarks));
        }
        return new Reading(List.copyOf(quotes), List.copyOf(remarks));
    }

    private static Row row(Row rows, Pair pair) {
        return rows.object(rows.has(pair.id()) ? pair.id() : pair.altname());
    }

    private Quote quote(Pair pair, Row row, Instant now) {
        double price = row.firstPrice("c").toDouble();
        if (!(price > 0)) {
            throw new KrakenException.Unreadable("Ticker", pair.id() + " was never traded");
        }
        PriceHistory.Changes changes = history.changes(pair.coin(), price, now);
        return new Quote(
                pair.coin(),
                price,
                supply.marketCap(pair.coin(), price),
                row.figure("v", LAST_24_HOURS) * row.figure("p", LAST_24_HOURS),
                changes.hour(),
                changes.day(),
                changes.week(),
                now,
                SOURCE);
    }

    private static Optional<String> gap(Quote quote) {
        List<String> unknown = new ArrayList<>();
        if (Double.isNaN(quote.change1h())) {
            unknown.add("1 h");
        }
        if (Double.isNaN(quote.change24h())) {
            unknown.add("24 h");
        }
        if (Double.isNaN(quote.change7d())) {
            unknown.add("7 d");
        }
        if (Double.isNaN(quote.marketCap())) {
            unknown.add("market cap");
        }
        return unknown.isEmpty() ? Optional.empty() : Optional.of(" without " + String.join(", ", unknown));
    }
}
