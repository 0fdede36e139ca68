package dev.caravel.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class FillsProperties {
    private final Fills fills = Fills.USUAL;

    @Provide
    Arbitrary<Pair> pairs() {
        return Arbitraries.of(Listings.read().all()).map(Listing::pair);
    }

    @Provide
    Arbitrary<Candle> candles() {
        Arbitrary<Double> price =
                Arbitraries.doubles().between(0.00001, 100_000).ofScale(5);
        Arbitrary<Double> move = Arbitraries.doubles().between(0, 0.5).ofScale(4);
        Arbitrary<Double> volume = Arbitraries.doubles().between(0, 1_000_000).ofScale(4);
        return Combinators.combine(price, move, move, volume)
                .as((close, up, down, traded) ->
                        new Candle(0, close, close * (1 + up), close * (1 - down), close, traded));
    }

    @Provide
    Arbitrary<Volume> volumes() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("0.00001"), new BigDecimal("1000000"))
                .ofScale(5)
                .map(Volume::new);
    }

    @Property
    void restingOrdersNeverGetMoreThanTheShareNorThanTheyWant(
            @ForAll("pairs") Pair pair,
            @ForAll @DoubleRange(max = 1_000_000) double traded,
            @ForAll("volumes") Volume wanted,
            @ForAll("volumes") Volume given) {
        Volume share = new Volume(BigDecimal.valueOf(traded * fills.share()));
        fills.resting(pair, traded, new Price(pair.tick()), wanted, given).ifPresent(fill -> {
            assertThat(fill.volume().plus(given)).isLessThanOrEqualTo(share);
            assertThat(fill.volume()).isLessThanOrEqualTo(wanted).isGreaterThan(Volume.ZERO);
            assertThat(fill.volume().amount().scale()).isLessThanOrEqualTo(pair.lotDecimals());
            assertThat(fill.price()).isEqualTo(new Price(pair.tick()));
        });
    }

    @Property
    void bidLastAndAskAreInOrderAndOnTheTick(@ForAll("pairs") Pair pair, @ForAll("candles") Candle candle) {
        Ticker ticker = Fills.ticker(pair, candle);
        assertThat(ticker.bid()).isLessThanOrEqualTo(ticker.last());
        assertThat(ticker.last()).isLessThanOrEqualTo(ticker.ask());
        assertThat(ticker.ask().amount().subtract(ticker.bid().amount())).isGreaterThanOrEqualTo(pair.tick());
        assertThat(pair.floor(ticker.bid())).isEqualTo(ticker.bid());
        assertThat(pair.floor(ticker.ask())).isEqualTo(ticker.ask());
    }

    @Property
    void theHousesBookGetsWorseAndDeeperFromTheBestPriceOn(
            @ForAll("pairs") Pair pair, @ForAll("candles") Candle candle) {
        Ticker ticker = Fills.ticker(pair, candle);
        Fills.Level ask = new Fills.Level(ticker.ask(), Volume.ZERO);
        Fills.Level bid = new Fills.Level(ticker.bid(), Volume.ZERO);
        for (int i = 0; i < 220; i++) {
            ask = next(pair, ask, fills.ask(pair, ticker.ask(), candle.volume(), i), i);
            bid = next(pair, bid, fills.bid(pair, ticker.bid(), candle.volume(), i), -i);
        }
    }

    private static Fills.Level next(Pair pair, Fills.Level before, Optional<Fills.Level> level, int direction) {
        level.ifPresent(next -> {
            assertThat(next.upTo()).isGreaterThanOrEqualTo(before.upTo());
            assertThat(Integer.signum(next.price().compareTo(before.price()))).isEqualTo(Integer.signum(direction));
            assertThat(next.upTo().amount().scale()).isLessThanOrEqualTo(pair.lotDecimals());
            assertThat(pair.floor(next.price())).isEqualTo(next.price());
        });
        return level.orElse(before);
    }
}
