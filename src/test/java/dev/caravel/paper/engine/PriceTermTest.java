package dev.caravel.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Coin;
import dev.caravel.market.Listings;
import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import org.junit.jupiter.api.Test;

class PriceTermTest {
    private static final Pair BTC =
            Listings.read().of(new Coin("BTC")).orElseThrow().pair();

    @Test
    void whatIsNoPriceIsNone() {
        for (String text : new String[] {"", "+", "1e5", "-", "1%", "NaN", "1,5", "++1", "+1%%", " 1", "0x10", "1 "}) {
            assertThat(PriceTerm.of(text)).as(text).isEmpty();
        }
    }

    @Test
    void aRelativePriceLandsOnTheNearestTick() {
        Price last = Price.of("40000");
        assertThat(PriceTerm.of("+0.123%").orElseThrow().from(last, true, BTC)).contains(Price.of("40049.2"));
        assertThat(PriceTerm.of("-0.06").orElseThrow().from(last, true, BTC)).contains(Price.of("39999.9"));
        assertThat(PriceTerm.of("#1%").orElseThrow().from(last, false, BTC)).contains(Price.of("39600"));
        assertThat(PriceTerm.of("-100%").orElseThrow().from(last, true, BTC)).isEmpty();
        assertThat(PriceTerm.of("-40001").orElseThrow().from(last, true, BTC)).isEmpty();
    }

    @Test
    void aPriceInDollarsIsLeftAsItIs() {
        assertThat(PriceTerm.of("123.456").orElseThrow().from(Price.of("1"), true, BTC))
                .contains(Price.of("123.456"));
        assertThat(PriceTerm.of("0").orElseThrow().from(Price.of("1"), true, BTC))
                .isEmpty();
    }
}
