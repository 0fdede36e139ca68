package dev.caravel.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Coin;
import java.time.Instant;
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
    void doesNotGuessWhatItDoesNotKnow() {
        assertThat(supply.marketCap(new Coin("PEPE"), 1)).isNaN();
    }

    @Test
    void knowsEveryCoinOfTheGeneratedMarket() {
        assertThat(supply.circulating().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        new GeneratedMarket(1, Instant.EPOCH).coins().coins());
    }
}
