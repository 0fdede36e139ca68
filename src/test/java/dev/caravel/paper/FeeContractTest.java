package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravel.market.FeeSchedule;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What trading costs by what was traded in thirty days: as it is listed, as an account is told, and as it is charged. */
class FeeContractTest {
    private final Floor floor = new Floor(
            new PaperSetup(
                    "by hand",
                    Floor.SETUP.accounts(),
                    FeeSchedule.KRAKEN,
                    Floor.SETUP.fills(),
                    PaperSetup.MOST_OPEN,
                    Floor.SETUP.seed()),
            new HandMarket("BTC", "ETH"),
            PaperJournal.none());

    private JsonNode told(String side) {
        return floor.client.ask("TradeVolume", "pair", "XBTUSD").path(side).path("XXBTZUSD");
    }

    private static void isTier(JsonNode told, String fee, String next, String nextVolume, String volume) {
        assertThat(told.path("fee").asText()).isEqualTo(fee);
        assertThat(told.path("nextfee").asText()).isEqualTo(next);
        assertThat(told.path("nextvolume").asText()).isEqualTo(nextVolume);
        assertThat(told.path("tiervolume").asText()).isEqualTo(volume);
    }

    @Test
    void everyTierIsListed() {
        JsonNode pair = floor.client.look("AssetPairs", "pair=ETHUSD").path("XETHZUSD");
        assertThat(pair.path("fees")).hasSize(12);
        assertThat(pair.path("fees").path(1).path(0).asInt()).isEqualTo(10_000);
        assertThat(pair.path("fees").path(1).path(1).asDouble()).isEqualTo(0.35);
        assertThat(pair.path("fees_maker").path(11).path(0).asInt()).isEqualTo(500_000_000);
        assertThat(pair.path("fees_maker").path(11).path(1).asDouble()).isZero();
        assertThat(pair.path("fees").toString()).doesNotContain("E");
    }

    @Test
    void anAccountIsToldItsTierAndTheNext() {
        isTier(told("fees"), "0.4000", "0.3500", "10000.0000", "0.0000");
        isTier(told("fees_maker"), "0.2500", "0.2000", "10000.0000", "0.0000");
        assertThat(told("fees").path("minfee").asText()).isEqualTo("0.0500");
        assertThat(told("fees").path("maxfee").asText()).isEqualTo("0.4000");
        floor.market("buy", "0.5");
        isTier(told("fees"), "0.3500", "0.2400", "50000.0000", "10000.0000");
        isTier(told("fees_maker"), "0.2000", "0.1400", "50000.0000", "10000.0000");
    }

    @Test
    void theFeeIsThatOfTheTierWhenTheOrderIsPlaced() {
        assertThat(fee(floor.market("buy", "0.5"))).isEqualTo("80.00020");
        floor.pass(Duration.ofMinutes(5));
        assertThat(fee(floor.market("sell", "0.1"))).as("0.35 %").isEqualTo("14.00000");
        floor.pass(Duration.ofDays(31));
        assertThat(fee(floor.market("sell", "0.1"))).as("0.40 %").isEqualTo("16.00000");
    }

    private String fee(String txid) {
        return floor.order(txid).path("fee").asText();
    }

    @Test
    void thereIsNothingAboveTheHighestTier() {
        Floor flat = new Floor();
        JsonNode told =
                flat.client.ask("TradeVolume", "pair", "XBTUSD").path("fees").path("XXBTZUSD");
        assertThat(told.path("nextfee").isNull()).isTrue();
        assertThat(told.path("nextvolume").isNull()).isTrue();
        assertThat(told.path("tiervolume").asText()).isEqualTo("0.0000");
    }

    @Test
    void feesAreOnlyOfThePairsThatAreNamed() {
        JsonNode volume = floor.client.ask("TradeVolume", "pair", "XBTUSD,ETH/USD", "fee-info", "true");
        assertThat(volume.path("fees").has("XXBTZUSD")).isTrue();
        assertThat(volume.path("fees_maker").has("XETHZUSD")).isTrue();
        assertThat(volume.path("currency").asText()).isEqualTo("ZUSD");
        assertThat(floor.client.ask("TradeVolume").has("fees_maker")).isFalse();
        assertThat(floor.client.refused("TradeVolume", "pair", "XBTUSD,NIXUSD")).isEqualTo("EQuery:Unknown asset pair");
    }
}
