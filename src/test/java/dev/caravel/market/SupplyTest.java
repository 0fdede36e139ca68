package dev.caravel.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SupplyTest {
    private final Supply supply = Supply.bundled();

    @Test
    void knowsItsDate() {
        assertThat(supply.date()).isEqualTo(LocalDate.parse("2024-06-30"));
    }

    @Test
    void makesAMarketCapOfAPrice() {
        assertThat(supply.marketCap(new Coin("BTC"), 60_000)).isEqualTo(1.182e12);
    }

    @Test
    void saysAfterTwoYearsHowOldItIs() {
        assertThat(supply.warning(LocalDate.parse("2026-06-30"))).isEmpty();
        assertThat(supply.months(LocalDate.parse("2026-06-30"))).isEqualTo(24);
        assertThat(supply.warning(LocalDate.parse("2026-11-26")))
                .hasValueSatisfying(text -> assertThat(text).contains("2024-06-30", "28 months"));
    }

    @Test
    void isNotOlderThanTheMarketThatIsPlayed() {
        assertThat(supply.months(LocalDate.parse("2024-01-01"))).isZero();
    }

    @Test
    void doesNotGuessWhatItDoesNotKnow() {
        assertThat(supply.marketCap(new Coin("PEPE"), 1)).isNaN();
    }

    @Test
    void knowsEveryCoinThatCaravelKnows() {
        assertThat(supply.circulating().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Listings.read().all().stream().map(Listing::coin).toList());
    }
}
