package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketMethodsTest {
    private final Floor floor = new Floor();

    @Test
    void timeIsTheClocks() {
        var time = floor.client.look("Time", "");
        assertThat(time.path("unixtime").asLong()).isEqualTo(floor.now().getEpochSecond());
        assertThat(time.path("rfc1123").asText()).isEqualTo("Mon, 01 Jan 24 00:05:00 +0000");
    }

    @Test
    void theSystemIsOnline() {
        assertThat(floor.client.look("SystemStatus", "").path("status").asText())
                .isEqualTo("online");
    }

    @Test
    void everyAssetOfEveryPairIsListed() {
        var assets = floor.client.look("Assets", "");
        assertThat(assets.path("XXBT").path("decimals").asInt()).isEqualTo(10);
        assertThat(assets.path("ZUSD").path("decimals").asInt()).isEqualTo(4);
        for (var pair : floor.client.look("AssetPairs", "")) {
            assertThat(assets.has(pair.path("base").asText())).isTrue();
            assertThat(assets.has(pair.path("quote").asText())).isTrue();
        }
        assertThat(floor.client.look("Assets", "asset=XBT,USD")).hasSize(2);
    }

    @Test
    void aPairShowsItsPrecisionAndItsFees() {
        var pair = floor.client.look("AssetPairs", "pair=XBTUSD").path("XXBTZUSD");
        assertThat(pair.path("altname").asText()).isEqualTo("XBTUSD");
        assertThat(pair.path("tick_size").asText()).isEqualTo("0.1");
        assertThat(pair.path("ordermin").asText()).isEqualTo("0.00005");
        assertThat(pair.path("costmin").asText()).isEqualTo("0.5");
        assertThat(pair.path("lot_decimals").asInt()).isEqualTo(8);
        assertThat(pair.path("fees").toString()).isEqualTo("[[0,0.4]]");
        assertThat(pair.path("fees_maker").toString()).isEqualTo("[[0,0.25]]");
        assertThat(pair.path("status").asText()).isEqualTo("online");
    }

    @Test
    void aPairHasThreeNamesAndTheOldOneIsRefused() {
        assertThat(floor.client.look("Ticker", "pair=XXBTZUSD").has("XXBTZUSD")).isTrue();
        assertThat(floor.client.look("Ticker", "pair=XBTUSD,ETHUSD").has("XETHZUSD"))
                .isTrue();
        assertThat(floor.client.look("Ticker", "pair=BTC%2FUSD").has("BTC/USD")).isTrue();
        assertThat(Client.error(floor.client.answer("/0/public/Ticker", "pair=XBT/USD", Map.of(), "")))
                .isEqualTo("EQuery:Unknown asset pair");
    }

    @Test
    void theTickerShowsTheLastCandleThatIsOver() {
        floor.market.say(0, 1, 40_000, 39_000, 42_000, 41_000);
        floor.pass(Duration.ofMinutes(4));
        assertThat(last()).isEqualTo("40000.00000");
        floor.pass(Duration.ofMinutes(1));
        assertThat(last()).isEqualTo("41000.00000");
        var ticker = floor.client.look("Ticker", "pair=XBTUSD").path("XXBTZUSD");
        assertThat(ticker.path("l").path(0).asText()).isEqualTo("39000.00000");
        assertThat(ticker.path("h").path(1).asText()).isEqualTo("42000.00000");
        assertThat(ticker.path("o").asText()).isEqualTo("40000.00000");
        assertThat(ticker.path("v").path(1).asText()).isEqualTo("20.00000000");
        assertThat(ticker.path("t").path(1).asInt()).as("four trades a candle").isEqualTo(8);
        assertThat(ticker.path("a").path(0).asDouble())
                .isGreaterThan(ticker.path("b").path(0).asDouble());
    }

    private String last() {
        return floor.client
                .look("Ticker", "pair=XBTUSD")
                .path("XXBTZUSD")
                .path("c")
                .path(0)
                .asText();
    }

    @Test
    void aFormWillDoInPlaceOfAQuery() {
        assertThat(Client.result(floor.client.answer("/0/public/Ticker", "", Map.of(), "pair=XBTUSD"))
                        .has("XXBTZUSD"))
                .isTrue();
    }
}
