package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.market.Coin;
import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketReaderTest {
    private static final String BTC = """
        {"a":["30300.10000","1","1.000"],"b":["30300.00000","1","1.000"],"c":["30303.20000","0.00067643"],
         "v":["4083.67001100","4412.73601799"],"p":["30706.77771","30689.13205"],"t":[34619,38907],
         "l":["29868.30000","29868.30000"],"h":["31631.00000","31631.00000"],"o":"30502.80000"}\
        """;

    @Test
    void readsBidAskAndLastOfOurPairs() {
        KrakenReply reply = Samples.ok("{\"XXBTZUSD\":" + BTC + ",\"XXBTZEUR\":" + BTC + "}");

        assertThat(MarketReader.tickers(reply, Samples.PAIRS))
                .containsExactly(
                        new Ticker(new Coin("BTC"), Price.of("30300"), Price.of("30300.1"), Price.of("30303.2")));
    }

    @Test
    void leavesOutAPairThatNobodyBidsFor() {
        KrakenReply reply = Samples.ok("{\"XXBTZUSD\":" + BTC.replace("30300.00000", "0.00000") + "}");

        assertThat(MarketReader.tickers(reply, Samples.PAIRS)).isEmpty();
    }

    @Test
    void namesThePairWhosePriceIsMissing() {
        assertThatThrownBy(() -> MarketReader.tickers(Samples.ok("{\"SHIBUSD\":{\"b\":[]}}"), Samples.PAIRS))
                .hasMessageContaining("Kraken Ticker: SHIBUSD: the field 'b' is missing");
    }

    @Test
    void readsKrakensClock() {
        KrakenReply reply = Samples.ok("{\"unixtime\":1688669448,\"rfc1123\":\"Thu, 06 Jul 23 18:50:48 +0000\"}");

        assertThat(MarketReader.time(reply)).isEqualTo(1688669448);
    }

    @ParameterizedTest
    @CsvSource({
        "online, ONLINE",
        "maintenance, MAINTENANCE",
        "cancel_only, CANCEL_ONLY",
        "post_only, POST_ONLY",
        "limit_only, LIMIT_ONLY",
        "holiday, UNKNOWN"
    })
    void readsWhatKrakenAllows(String word, SystemStatus status) {
        KrakenReply reply = Samples.ok("{\"status\":\"" + word + "\",\"timestamp\":\"2025-11-11T00:17:10Z\"}");

        assertThat(MarketReader.status(reply)).isEqualTo(status);
    }
}
