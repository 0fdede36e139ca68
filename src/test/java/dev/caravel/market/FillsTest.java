package dev.caravel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FillsTest {
    private static final Pair BTC =
            Listings.read().of(new Coin("BTC")).orElseThrow().pair();
    private static final Candle QUIET = new Candle(0, 100, 100, 100, 100, 0);
    private static final Candle BUSY = new Candle(0, 100, 102, 98, 100, 50);

    private final Fills fills = new Fills(0.1, 0.01);

    @Test
    void touchingTheLimitDoesNotFill() {
        assertThat(Fills.reachesBuy(99.0, 99.0)).isFalse();
        assertThat(Fills.reachesBuy(98.9, 99.0)).isTrue();
        assertThat(Fills.reachesSell(101.0, 101.0)).isFalse();
        assertThat(Fills.reachesSell(101.1, 101.0)).isTrue();
    }

    @Test
    void aRestingOrderGetsItsLimitAndAShareOfTheVolume() {
        assertThat(fills.resting(BTC, 50, Price.of("99"), Volume.of("20"), Volume.ZERO))
                .contains(new Fills.Fill(Price.of("99"), Volume.of("5")));
    }

    @Test
    void restingOrdersDivideTheShareAmongThem() {
        assertThat(fills.resting(BTC, 50, Price.of("99"), Volume.of("20"), Volume.of("4.5")))
                .contains(new Fills.Fill(Price.of("99"), Volume.of("0.5")));
        assertThat(fills.resting(BTC, 50, Price.of("99"), Volume.of("20"), Volume.of("5")))
                .isEmpty();
    }

    @Test
    void bidAndAskAreOneTickApartWhereNothingMoves() {
        assertThat(Fills.ticker(BTC, QUIET))
                .isEqualTo(new Ticker(new Coin("BTC"), Price.of("100"), Price.of("100.1"), Price.of("100")));
    }

    @Test
    void theSpreadGrowsWithTheRangeAndShrinksWithTheVolume() {
        double usual = Fills.spread(98, 102, 100, 50);
        assertThat(Fills.spread(96, 104, 100, 50)).isGreaterThan(usual);
        assertThat(Fills.spread(98, 102, 100, 500)).isLessThan(usual);
    }

    @Test
    void aShareOfTheVolumeLiesAtTheBestPrice() {
        assertThat(fills.ask(BTC, Price.of("100.1"), 50, 0))
                .contains(new Fills.Level(Price.of("100.1"), Volume.of("5")));
        assertThat(fills.bid(BTC, Price.of("99.9"), 50, 0)).contains(new Fills.Level(Price.of("99.9"), Volume.of("5")));
    }

    @Test
    void theRestOfTheVolumeLiesAtPricesThatRise() {
        // 1 % away a quarter of 5 %, or half the volume, lies behind the best price
        assertThat(fills.ask(BTC, Price.of("100"), 50, 10)).contains(new Fills.Level(Price.of("101"), Volume.of("30")));
        assertThat(fills.bid(BTC, Price.of("100"), 50, 10)).contains(new Fills.Level(Price.of("99"), Volume.of("30")));
    }

    @Test
    void pricesAreAtLeastATickApartAndAboutAHundred() {
        assertThat(fills.ask(BTC, Price.of("100"), 50, 1).orElseThrow().price()).isEqualTo(Price.of("100.1"));
        assertThat(fills.ask(BTC, Price.of("40000"), 50, 1).orElseThrow().price())
                .isEqualTo(Price.of("40020"));
    }

    @Test
    void thereIsNothingFarFromTheBestPrice() {
        assertThat(fills.ask(BTC, Price.of("40000"), 50, 100))
                .contains(new Fills.Level(Price.of("42000"), Volume.of("130")));
        assertThat(fills.ask(BTC, Price.of("40000"), 50, 101)).isEmpty();
        assertThat(fills.bid(BTC, Price.of("40000"), 50, 101)).isEmpty();
    }

    @Test
    void nothingCanBeTakenWhereNothingIsTraded() {
        assertThat(fills.ask(BTC, Price.of("100"), 0, 3).orElseThrow().upTo()).isEqualTo(Volume.ZERO);
    }

    @Test
    void theTickerLiesAroundTheClose() {
        Ticker ticker = Fills.ticker(BTC, BUSY);
        assertThat(ticker.bid()).isLessThan(Price.of("100"));
        assertThat(ticker.ask()).isGreaterThan(Price.of("100"));
        assertThat(ticker.last()).isEqualTo(Price.of("100"));
    }

    @Test
    void sharesAndSlippageThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Fills(1.1, 0.01)).hasMessageContaining("0 to 1");
        assertThatThrownBy(() -> new Fills(0.1, 0)).hasMessageContaining("above 0");
    }
}
