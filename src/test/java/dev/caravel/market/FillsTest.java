package dev.caravel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
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
    void aSmallOrderTakesAtTheBestPrice() {
        assertThat(fills.buying(BTC, Price.of("100.1"), 50, Volume.of("5"), Optional.empty(), Volume.ZERO))
                .contains(new Fills.Fill(Price.of("100.1"), Volume.of("5")));
        assertThat(fills.selling(BTC, Price.of("99.9"), 50, Volume.of("5"), Optional.empty(), Volume.ZERO))
                .contains(new Fills.Fill(Price.of("99.9"), Volume.of("5")));
    }

    @Test
    void aLargeOrderPaysMore() {
        // 50 of 55 coins lie beyond the best price: 1 % · 50²/50 / 55 = 0.909 %
        assertThat(fills.buying(BTC, Price.of("100"), 50, Volume.of("55"), Optional.empty(), Volume.ZERO))
                .contains(new Fills.Fill(Price.of("101"), Volume.of("55")));
    }

    @Test
    void twoHalvesCostAsMuchAsTheWhole() {
        Fills.Fill first = fills.buying(BTC, Price.of("100"), 50, Volume.of("30"), Optional.empty(), Volume.ZERO)
                .orElseThrow();
        Fills.Fill second = fills.buying(BTC, Price.of("100"), 50, Volume.of("25"), Optional.empty(), Volume.of("30"))
                .orElseThrow();
        assertThat(first.price()).isLessThan(second.price());
        assertThat(first.price().times(first.volume()).plus(second.price().times(second.volume())))
                .isGreaterThanOrEqualTo(Price.of("100.9").times(Volume.of("55")));
    }

    @Test
    void aLimitCutsWhatIsTaken() {
        assertThat(fills.buying(BTC, Price.of("100"), 50, Volume.of("20"), Optional.of(Price.of("100")), Volume.ZERO))
                .contains(new Fills.Fill(Price.of("100"), Volume.of("5")));
        assertThat(fills.buying(BTC, Price.of("100"), 50, Volume.of("20"), Optional.of(Price.of("99.9")), Volume.ZERO))
                .isEmpty();
    }

    @Test
    void thereIsNothingFarFromTheBestPrice() {
        assertThat(fills.buying(BTC, Price.of("100"), 50, Volume.of("1000"), Optional.empty(), Volume.ZERO)
                        .orElseThrow()
                        .volume())
                .isEqualTo(Volume.of("130"));
    }

    @Test
    void nothingCanBeTakenWhereNothingIsTraded() {
        assertThat(fills.buying(BTC, Price.of("100"), 0, Volume.of("1"), Optional.empty(), Volume.ZERO))
                .isEmpty();
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
