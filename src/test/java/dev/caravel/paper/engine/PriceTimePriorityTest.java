package dev.caravel.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Volume;
import dev.caravel.order.OrderStatus;
import org.junit.jupiter.api.Test;

/** Who is served first. */
class PriceTimePriorityTest {
    private final Ring ring = new Ring();

    @Test
    void theBetterPriceIsServedFirstWhoeverCameFirst() {
        PaperOrder first = ring.sell(ring.ann, "0.5", "40000.2");
        PaperOrder better = ring.sell(ring.bob, "0.5", "40000.1");
        PaperOrder best = ring.marketBuy(ring.cid, "1.6");
        assertThat(Ring.prices(best)).containsExactly("40000.1", "40000.1", "40000.2");
        assertThat(better.status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(first.executed()).isEqualTo(Ring.coins("0.1"));
    }

    @Test
    void atOnePriceTheOlderIsServedFirst() {
        PaperOrder older = ring.sell(ring.ann, "0.5", "40010");
        PaperOrder younger = ring.sell(ring.bob, "0.5", "40010");
        ring.marketBuy(ring.cid, "1.7");
        assertThat(older.status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(younger.executed()).isEqualTo(Ring.coins("0.2"));
    }

    @Test
    void theHouseIsOlderThanAnyOrder() {
        PaperOrder sell = ring.sell(ring.ann, "0.5", "40000.1");
        ring.marketBuy(ring.bob, "1");
        assertThat(sell.executed()).isEqualTo(Volume.ZERO);
        ring.marketBuy(ring.bob, "0.5");
        assertThat(sell.status()).isEqualTo(OrderStatus.CLOSED);
    }

    @Test
    void whoRestsGetsHisPriceAndPaysTheMakersFee() {
        PaperOrder bid = ring.buy(ring.ann, "0.5", "40000");
        ring.marketSell(ring.bob, "1");
        PaperOrder ask = ring.place(ring.bob, ring.sell(OrderType.LIMIT, "0.5").at("39000"));
        assertThat(Ring.prices(ask)).containsExactly("40000");
        assertThat(bid.fee()).hasToString("50");
        assertThat(ask.fee()).as("by the volume traded before: second tier").hasToString("70");
        assertThat(bid.trades().getFirst().number())
                .isEqualTo(ask.trades().getFirst().number());
    }

    @Test
    void aMarketOrderWalksTheBookPriceByPrice() {
        PaperOrder buy = ring.marketBuy(ring.ann, "1.6");
        assertThat(Ring.prices(buy)).containsExactly("40000.1", "40020.1", "40040.1", "40060.1");
        assertThat(buy.executed()).isEqualTo(Ring.coins("1.6"));
        assertThat(ring.pit.ticker().orElseThrow().ask()).hasToString("40060.1");
    }

    @Test
    void whatALimitDoesNotReachRests() {
        PaperOrder buy = ring.buy(ring.ann, "2", "40020.1");
        assertThat(buy.executed()).isBetween(Ring.coins("1.2499"), Ring.coins("1.25"));
        assertThat(buy.status()).isEqualTo(OrderStatus.OPEN);
        assertThat(ring.pit.ticker().orElseThrow().bid()).hasToString("40020.1");
    }

    @Test
    void aPartlyFilledOrderKeepsItsPlace() {
        PaperOrder first = ring.sell(ring.ann, "0.5", "40010");
        PaperOrder second = ring.sell(ring.bob, "0.5", "40010");
        ring.marketBuy(ring.cid, "1.1");
        ring.marketBuy(ring.cid, "0.3");
        assertThat(first.executed()).isEqualTo(Ring.coins("0.4"));
        assertThat(second.executed()).isEqualTo(Volume.ZERO);
    }

    @Test
    void aCandleServesTheBetterPriceFirstAndAtOnePriceTheOlder() {
        ring.market.volume(8);
        ring.market.say(0, 1, 40_000, 39_000, 40_000, 40_000);
        PaperOrder low = ring.buy(ring.ann, "0.5", "39500");
        PaperOrder older = ring.buy(ring.bob, "0.5", "39600");
        PaperOrder younger = ring.buy(ring.cid, "0.5", "39600");
        ring.toEndOf(1);
        assertThat(older.executed()).isEqualTo(Ring.coins("0.5"));
        assertThat(younger.executed()).as("a tenth of eight coins").isEqualTo(Ring.coins("0.3"));
        assertThat(low.executed()).isEqualTo(Volume.ZERO);
    }

    @Test
    void anIcebergShowsAPartAndGoesToTheBackWithEachNewOne() {
        PaperOrder iceberg = ring.place(
                ring.ann, ring.sell(OrderType.ICEBERG, "1").at("40010").showing("0.2"));
        PaperOrder other = ring.sell(ring.bob, "0.5", "40010");
        assertThat(ring.pit.depth(5).asks().get(1).volume()).isEqualTo(Ring.coins("0.7"));
        ring.marketBuy(ring.cid, "1.3");
        assertThat(iceberg.executed()).as("its first part").isEqualTo(Ring.coins("0.2"));
        assertThat(other.executed()).isEqualTo(Ring.coins("0.1"));
        ring.marketBuy(ring.cid, "0.5");
        assertThat(other.status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(iceberg.executed()).as("its second part, behind the other").isEqualTo(Ring.coins("0.3"));
        assertThat(ring.pit.depth(5).asks().getFirst().volume()).isEqualTo(Ring.coins("0.1"));
    }

    @Test
    void anIcebergOfWhichTooLittleIsSeenIsRefused() {
        assertThat(ring.refused(
                        ring.ann,
                        ring.sell(OrderType.ICEBERG, "1.5").at("40010").showing("0.09")))
                .isEqualTo("EGeneral:Invalid arguments:displayvol");
        ring.place(ring.ann, ring.sell(OrderType.ICEBERG, "1.5").at("40010").showing("0.1"));
    }

    @Test
    void aCandleFillsAllOfAnIcebergPartByPart() {
        ring.market.say(0, 1, 40_000, 39_000, 40_000, 40_000);
        PaperOrder iceberg = ring.place(
                ring.ann, ring.buy(OrderType.ICEBERG, "0.6").at("39900").showing("0.2"));
        PaperOrder behind = ring.buy(ring.bob, "0.3", "39900");
        ring.toEndOf(1);
        assertThat(iceberg.status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(iceberg.trades()).hasSize(3);
        assertThat(behind.trades().getFirst().number())
                .isBetween(
                        iceberg.trades().getFirst().number(),
                        iceberg.trades().get(1).number());
    }
}
