package dev.caravel.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import dev.caravel.market.Volume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BuyOrderTest {

    @Test
    void standsJustUnderTheMiddleOnTheTick() {
        assertThat(order("SOL", "99.97", "100.05"))
                .isEqualTo(new BuyOrder(Price.of("99.90"), Volume.of("23.52352352")));
    }

    @Test
    void standsNeverAboveTheBestBid() {
        assertThat(order("SOL", "99.80", "100.20").limit()).isEqualTo(Price.of("99.80"));
    }

    @Test
    void roundsDownToTheTickOfShib() {
        BuyOrder order = order("SHIB", "0.00001000", "0.00001001");
        assertThat(order.limit()).isEqualTo(Price.of("0.00000999"));
        assertThat(order.volume()).isEqualTo(Volume.of("235235235.23523"));
    }

    @Test
    void needsTheTakersFeeOnTop() {
        BuyOrder order = new BuyOrder(Price.of("100"), Volume.of("20"));
        assertThat(order.funds(Scene.FEES)).isEqualTo(Money.of("2008"));
    }

    @Test
    void buysNothingOfACoinThatCostsLessThanATick() {
        assertThat(order("SOL", "0.001", "0.002").volume()).isEqualTo(Volume.ZERO);
    }

    @Property
    void neverCostsMoreThanTheAmount(@ForAll @IntRange(min = 1, max = 10_000_000) int ticks) {
        Pair pair = Scene.pair("SHIB");
        Price bid = new Price(pair.tick().multiply(java.math.BigDecimal.valueOf(ticks)));
        Ticker ticker = new Ticker(new Coin("SHIB"), bid, new Price(bid.amount().add(pair.tick())), bid);
        BuyOrder order = BuyOrder.of(Classic.BUYING, pair, ticker);
        assertThat(order.limit()).isLessThanOrEqualTo(bid);
        assertThat(order.limit().times(order.volume())).isLessThanOrEqualTo(Classic.BUYING.amount());
        assertThat(pair.floor(order.limit())).isEqualTo(order.limit());
        assertThat(pair.floor(order.volume())).isEqualTo(order.volume());
    }

    private static BuyOrder order(String coin, String bid, String ask) {
        Ticker ticker = new Ticker(new Coin(coin), Price.of(bid), Price.of(ask), Price.of(bid));
        return BuyOrder.of(Classic.BUYING, Scene.pair(coin), ticker);
    }
}
