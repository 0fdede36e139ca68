package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.market.Coin;
import dev.caravel.market.Quote;
import dev.caravel.market.Supply;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotesReaderTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Supply SUPPLY = new Supply(LocalDate.parse("2026-06-30"), Map.of(new Coin("BTC"), 2e7));
    private static final String BTC =
            "\"XXBTZUSD\":{\"c\":[\"30000.00000\",\"1\"],\"v\":[\"1\",\"400\"],\"p\":[\"1\",\"29000\"]}";

    private final QuotesReader reader = new QuotesReader(new PriceHistory(), SUPPLY);

    private QuotesReader.Reading read(String result) {
        return reader.read(Samples.ok("{" + result + "}"), Samples.PAIRS, NOON);
    }

    @Test
    void quotesPriceVolumeAndMarketCap() {
        assertThat(read(BTC).quotes())
                .containsExactly(new Quote(
                        new Coin("BTC"), 30000, 6e11, 1.16e7, Double.NaN, Double.NaN, Double.NaN, NOON, "kraken"));
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(read(BTC + ",\"SHIBUSD\":{\"c\":[\"0.00001\",\"1\"]}").remarks())
                .containsExactly("BTC without 1 h, 24 h, 7 d", "SHIB without 1 h, 24 h, 7 d, market cap");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{\"c\":null}",
                "{\"c\":[]}",
                "{\"c\":[\"0.00\",\"1\"]}",
                "{\"c\":[\"-1\",\"1\"]}",
                "{\"c\":[\"1e5\",\"1\"]}"
            })
    void aCoinWithoutAPriceIsNotQuotedAndTakesNoOtherAlong(String row) {
        QuotesReader.Reading reading = read("\"SHIBUSD\":" + row + "," + BTC);

        assertThat(reading.quotes()).extracting(Quote::coin).containsExactly(new Coin("BTC"));
        assertThat(reading.remarks()).anyMatch(remark -> remark.startsWith("SHIB not quoted"));
    }

    @Test
    void aCoinThatIsNotInTheAnswerIsNotQuoted() {
        assertThat(read(BTC).remarks()).anyMatch(remark -> remark.startsWith("SHIB not quoted"));
    }

    @Test
    void noCoinAtAllIsAFailure() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("not one coin is quoted");
        assertThatThrownBy(() -> reader.read(Samples.error("EQuery:Unknown asset pair"), Samples.PAIRS, NOON))
                .hasMessageContaining("EQuery:Unknown asset pair");
    }
}
