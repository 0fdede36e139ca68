package dev.caravel.coinmarketcap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravel.market.Coin;
import dev.caravel.market.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Quotes from a reply of any of the shapes that CoinMarketCap uses: the coins as a list or as a map, its values single or in lists; a
 * coin's quotes as a map by currency or as a list. A coin without a price, a time or the right symbol is not quoted; any other figure
 * may be unknown.
 */
public final class QuotesReader {
    private static final String SOURCE = "coinmarketcap";
    private static final String CURRENCY = "USD";
    private static final int CURRENCY_ID = 2781;

    private QuotesReader() {}

    /**
     * What a reply says.
     *
     * @param quotes of the coins that it quotes
     * @param remarks why others are not quoted, a few words each
     */
    public record Reading(List<Quote> quotes, List<String> remarks) {}

    /**
     * Reads the quotes of our coins.
     *
     * @throws CoinMarketCapException if not one of them is quoted
     */
    public static Reading read(CoinMarketCapReply reply, CoinIds ids) {
        Map<Integer, JsonNode> rows = new LinkedHashMap<>();
        rows(reply.data()).forEach(row -> rows.putIfAbsent(row.path("id").asInt(), row));
        List<Quote> quotes = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        ids.coins().forEach((id, coin) -> {
            Optional<String> obstacle = Optional.ofNullable(rows.get(id))
                    .map(row -> read(coin, row, quotes))
                    .orElse(Optional.of("is missing"));
            obstacle.ifPresent(why -> remarks.add(coin + " (id " + id + ") " + why));
        });
        if (quotes.isEmpty()) {
            throw CoinMarketCapException.of(ErrorKind.OUTAGE, "not one coin is quoted: " + String.join(", ", remarks));
        }
        return new Reading(List.copyOf(quotes), List.copyOf(remarks));
    }

    private static Stream<JsonNode> rows(JsonNode data) {
        return elements(data).flatMap(value -> value.isArray() ? elements(value) : Stream.of(value));
    }

    private static Stream<JsonNode> elements(JsonNode container) {
        return StreamSupport.stream(container.spliterator(), false);
    }

    /** Adds the coin's quote; if there is none, says why. */
    private static Optional<String> read(Coin coin, JsonNode row, List<Quote> quotes) {
        String symbol = row.path("symbol").asText("");
        if (!symbol.equalsIgnoreCase(coin.symbol())) {
            return Optional.of("is called " + (symbol.isEmpty() ? "nothing" : symbol));
        }
        if (row.path("is_active").asInt(1) == 0) {
            return Optional.of("is not active");
        }
        JsonNode figures = figures(row.path("quote"));
        double price = figure(figures, "price");
        if (!(price > 0)) {
            return Optional.of("has no price");
        }
        Optional<Instant> time = time(figures).or(() -> time(row));
        if (time.isEmpty()) {
            return Optional.of("has no time");
        }
        double marketCap = figure(figures, "market_cap");
        quotes.add(new Quote(
                coin,
                price,
                // 0 where the supply is not verified
                marketCap > 0 ? marketCap : Double.NaN,
                figure(figures, "volume_24h"),
                figure(figures, "percent_change_1h"),
                figure(figures, "percent_change_24h"),
                figure(figures, "percent_change_7d"),
                time.get(),
                SOURCE));
        return Optional.empty();
    }

    private static JsonNode figures(JsonNode quote) {
        if (!quote.isArray()) {
            return quote.path(CURRENCY);
        }
        return elements(quote)
                .filter(one -> one.path("symbol").asText("").equals(CURRENCY)
                        || one.path("id").asInt() == CURRENCY_ID)
                .findFirst()
                .orElseGet(() -> quote.path(CURRENCY));
    }

    private static double figure(JsonNode figures, String name) {
        JsonNode value = figures.path(name);
        double number = value.isNumber() ? value.decimalValue().doubleValue() : parsed(value.asText(""));
        return Double.isFinite(number) ? number : Double.NaN;
    }

    private static double parsed(String text) {
        try {
            return new BigDecimal(text).doubleValue();
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    private static Optional<Instant> time(JsonNode node) {
        try {
            return Optional.of(Instant.parse(node.path("last_updated").asText("")));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
