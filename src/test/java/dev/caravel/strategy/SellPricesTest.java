package dev.caravel.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Lot;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import java.math.BigDecimal;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds for every position: SHIB, whose tick is about a tenth of a percent, at any price. */
class SellPricesTest {
    private final Pair pair = Scene.pair("SHIB");

    @Property
    void breakEvenEarnsBackEveryFee(
            @ForAll @IntRange(min = 100, max = 100_000) int ticks,
            @ForAll @LongRange(min = 160_000, max = 1_000_000_000) long coins) {
        SellPrices prices = prices(ticks, coins);
        Volume volume = Volume.of(Long.toString(coins));
        Money proceeds = prices.floor().times(volume);
        Money fee = proceeds.percent(Scene.FEES.maker());
        Money paid = prices.bought().paid();
        assertThat(proceeds.minus(fee)).isGreaterThanOrEqualTo(paid);
    }

    @Property
    void comesDownAndNeverUpNorUnderTheStop(
            @ForAll @IntRange(min = 100, max = 100_000) int ticks, @ForAll @IntRange(min = 0, max = 5_000) int cycles) {
        SellPrices prices = prices(ticks, 1_000_000);
        Price now = prices.after(cycles);
        assertThat(now).isGreaterThanOrEqualTo(prices.after(cycles + 1));
        assertThat(now).isGreaterThanOrEqualTo(prices.stop());
        assertThat(now).isLessThanOrEqualTo(prices.target());
        assertThat(pair.floor(now)).isEqualTo(now);
    }

    @Property
    void staysAboveBreakEvenUntilGiveup(
            @ForAll @IntRange(min = 100, max = 100_000) int ticks, @ForAll @IntRange(min = 0, max = 144) int cycles) {
        SellPrices prices = prices(ticks, 1_000_000);
        assertThat(prices.after(cycles)).isGreaterThanOrEqualTo(prices.floor());
    }

    private SellPrices prices(int ticks, long coins) {
        Price price = new Price(pair.tick().multiply(BigDecimal.valueOf(ticks)));
        Money cost = price.times(Volume.of(Long.toString(coins)));
        Lot bought = new Lot(Volume.of(Long.toString(coins)), cost, cost.percent(Scene.FEES.maker()));
        return new SellPrices(Classic.RULES, pair, bought, Optional.of(Scene.FEES));
    }
}
