package dev.caravel.coinmarketcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.discretion.Mask;
import dev.caravel.market.Coin;
import dev.caravel.market.Quote;
import dev.caravel.market.Whitelist;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotesReaderTest {
    private static final CoinIds IDS = CoinIds.of(Whitelist.of("BTC", "SHIB"));
    private static final String FIGURES = """
        "price":83930.25,"volume_24h":31123456789.1,"percent_change_1h":0.12,"percent_change_24h":-1.34,
        "percent_change_7d":2.5,"market_cap":1674408487500.0,"last_updated":"2026-09-25T11:59:00.000Z\"\
        """;
    private static final Quote BITCOIN = new Quote(
            new Coin("BTC"),
            83930.25,
            1674408487500.0,
            31123456789.1,
            0.12,
            -1.34,
            2.5,
            Instant.parse("2026-09-25T11:59:00Z"),
            "coinmarketcap");

    private static QuotesReader.Reading read(String data) {
        return QuotesReader.read(
                CoinMarketCapReply.parse(
                        200, "{\"status\":{\"error_code\":0,\"credit_count\":1},\"data\":" + data + "}", Mask.NONE),
                IDS);
    }

    private static String bitcoin(String quote) {
        return "{\"id\":1,\"symbol\":\"BTC\",\"is_active\":1,\"quote\":" + quote + "}";
    }

    /** Bitcoin in the shape of v2, its first text replaced by the other. */
    private static QuotesReader.Reading readWith(String part, String other) {
        String row = bitcoin("{\"USD\":{" + FIGURES + "}}");
        assertThat(row).contains(part);
        String shib = "{\"id\":5994,\"symbol\":\"SHIB\",\"quote\":{\"USD\":{" + FIGURES + "}}}";
        return read("{\"1\":" + row.replace(part, other) + ",\"5994\":" + shib + "}");
    }

    @Test
    void readsEveryShape() {
        String map = bitcoin("{\"USD\":{" + FIGURES + "}}");
        String list = bitcoin(
                "[{\"id\":2790,\"symbol\":\"EUR\",\"price\":1},{\"id\":2781,\"symbol\":\"USD\"," + FIGURES + "}]");
        String idOnly = bitcoin("[{\"id\":2781," + FIGURES + "}]");
        String other = "{\"id\":999999,\"symbol\":\"BTC\",\"quote\":{\"USD\":{\"price\":null}}}";
        for (String row : List.of(map, list, idOnly)) {
            for (String data : List.of(
                    "{\"1\":" + row + "}",
                    "{\"1\":[" + row + "]}",
                    "{\"BTC\":[" + other + "," + row + "],\"NOPE\":[]}",
                    "[" + row + "]",
                    "[" + other + "," + row + "," + other + "]")) {
                assertThat(read(data).quotes()).as(data).containsExactly(BITCOIN);
            }
        }
    }

    @Test
    void saysWhichCoinIsMissing() {
        assertThat(read("[" + bitcoin("{\"USD\":{" + FIGURES + "}}") + "]").remarks())
                .containsExactly("SHIB (id 5994) is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "symbol":"BTC"                             | "symbol":"WBTC"          | is called WBTC
        "symbol":"BTC"                             | "name":"Bitcoin"         | is called nothing
        "is_active":1                              | "is_active":0            | is not active
        "is_active":1                              | "is_active":"0"          | is not active
        "price":83930.25                           | "price":null             | has no price
        "price":83930.25                           | "price":0                | has no price
        "price":83930.25                           | "price":-1               | has no price
        "price":83930.25                           | "price":1e999            | has no price
        "price":83930.25                           | "price":"dear"           | has no price
        "USD"                                      | "EUR"                    | has no price
        "last_updated":"2026-09-25T11:59:00.000Z"  | "last_updated":null      | has no time
        "last_updated":"2026-09-25T11:59:00.000Z"  | "last_updated":"lately"  | has no time
        """)
    void doesNotQuoteWhatItCannotTrust(String part, String other, String why) {
        QuotesReader.Reading reading = readWith(part, other);

        assertThat(reading.remarks()).containsExactly("BTC (id 1) " + why);
        assertThat(reading.quotes()).extracting(Quote::coin).containsExactly(new Coin("SHIB"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"unknown\"", "1e999", "{}"})
    void aFigureThatIsMissingIsUnknown(String nothing) {
        for (String name : List.of("volume_24h", "percent_change_1h", "percent_change_24h", "market_cap")) {
            Quote quote = readWith("\"" + name + "\":", "\"" + name + "\":" + nothing + ",\"old\":")
                    .quotes()
                    .getFirst();
            assertThat(
                            switch (name) {
                                case "volume_24h" -> quote.volume24h();
                                case "percent_change_1h" -> quote.change1h();
                                case "percent_change_24h" -> quote.change24h();
                                default -> quote.marketCap();
                            })
                    .isNaN();
            assertThat(quote.price()).isEqualTo(83930.25);
        }
    }

    @Test
    void aMarketCapOfZeroIsUnknown() {
        assertThat(readWith("\"market_cap\":1674408487500.0", "\"market_cap\":0")
                        .quotes()
                        .getFirst()
                        .marketCap())
                .isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2e-05", "1.2E-5", "0.000012", "\"1.2e-05\""})
    void readsSmallPricesInAnyNotation(String price) {
        assertThat(readWith("\"price\":83930.25", "\"price\":" + price)
                        .quotes()
                        .getFirst()
                        .price())
                .isEqualTo(0.000012);
    }

    @Test
    void theTimeOfTheCoinWillDoIfItsQuoteHasNone() {
        String row = "{\"id\":1,\"symbol\":\"BTC\",\"last_updated\":\"2026-09-25T11:58:00Z\","
                + "\"quote\":{\"USD\":{\"price\":2}}}";

        assertThat(read("[" + row + "]").quotes().getFirst().time()).isEqualTo(Instant.parse("2026-09-25T11:58:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "[7,null,\"x\"]", "{\"1\":{\"id\":1,\"symbol\":\"BTC\",\"quote\":7}}"})
    void aReplyWithoutAnyQuoteIsAskedForAgain(String data) {
        assertThatThrownBy(() -> read(data))
                .isInstanceOf(CoinMarketCapException.Passing.class)
                .hasMessageContaining("not one coin is quoted: BTC (id 1)");
    }

    @Test
    void asksForAllCoinsByIdAtOnce() {
        assertThat(CoinMarketCapCall.quotes(IDS))
                .isEqualTo(new CoinMarketCapCall(
                        "v2/cryptocurrency/quotes/latest",
                        "id=1,5994&convert=USD&aux=cmc_rank,is_active&skip_invalid=true"));
    }

    @Test
    void knowsNoIdOfAStranger() {
        assertThatThrownBy(() -> CoinIds.of(Whitelist.of("BTC", "WIF")))
                .hasMessage("WIF: its id at CoinMarketCap is not known; remove it from caravel.whitelist");
    }
}
