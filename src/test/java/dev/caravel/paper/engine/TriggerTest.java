package dev.caravel.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Volume;
import dev.caravel.order.OrderStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Orders that wait for a price. The market stands at 40,000 until a candle says otherwise. */
class TriggerTest {
    private final Ring ring = new Ring();

    private void candle(double open, double low, double high, double close) {
        long index = ring.engine.completed();
        ring.market.say(0, index, open, low, high, close);
        ring.toEndOf(index);
    }

    private PaperOrder placed(Ask ask) {
        return ring.place(ring.ann, ask);
    }

    @Test
    void aStopLossSellsWhenTheLastPriceIsAtOrUnderItsTrigger() {
        PaperOrder stop = placed(ring.sell(OrderType.STOP_LOSS, "0.5").at("39500"));
        candle(40_000, 39_500.1, 40_000, 39_800);
        assertThat(stop.isTriggered()).isFalse();
        candle(39_800, 39_500, 39_800, 39_800);
        assertThat(stop.isTriggered()).isTrue();
        assertThat(stop.status()).isEqualTo(OrderStatus.CLOSED);
    }

    @Test
    void aStopIsFilledAboutItsTriggerAndNotAtTheExtreme() {
        PaperOrder stop = placed(ring.sell(OrderType.STOP_LOSS, "0.5").at("39500"));
        candle(40_000, 38_000, 40_000, 38_500);
        assertThat(stop.trades().getFirst().price()).isBetween(Ring.price("39460"), Ring.price("39500"));
        assertThat(stop.fee())
                .as("the taker's")
                .isEqualTo(stop.cost().percent(stop.rates().taker()).rounded(4));
    }

    @Test
    void aStopThatTheMarketOpensBeyondIsFilledAtTheOpen() {
        PaperOrder stop = placed(ring.sell(OrderType.STOP_LOSS, "0.5").at("39500"));
        candle(39_000, 38_000, 40_000, 38_500);
        assertThat(stop.trades().getFirst().price()).isBetween(Ring.price("38900"), Ring.price("39000"));
    }

    @Test
    void aStopLossBuysWhenTheLastPriceIsAtOrAboveItsTrigger() {
        PaperOrder stop = placed(ring.buy(OrderType.STOP_LOSS, "0.5").at("40500"));
        candle(40_000, 39_000, 40_499, 40_000);
        assertThat(stop.isTriggered()).isFalse();
        candle(40_000, 39_000, 40_600, 40_000);
        assertThat(stop.trades().getFirst().price()).isBetween(Ring.price("40500"), Ring.price("40560"));
    }

    @Test
    void aTakeProfitIsTheOtherWayRound() {
        PaperOrder sell = placed(ring.sell(OrderType.TAKE_PROFIT, "0.5").at("40500"));
        PaperOrder buy = placed(ring.buy(OrderType.TAKE_PROFIT, "0.5").at("39500"));
        candle(40_000, 39_600, 40_400, 40_000);
        assertThat(sell.isTriggered() || buy.isTriggered()).isFalse();
        candle(40_000, 39_400, 40_600, 40_000);
        assertThat(sell.status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(buy.status()).isEqualTo(OrderStatus.CLOSED);
    }

    @Test
    void aStopThatIsAlreadyBeyondTheMarketFiresAtOnce() {
        PaperOrder stop = placed(ring.sell(OrderType.STOP_LOSS, "0.5").at("41000"));
        assertThat(stop.status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(Ring.prices(stop)).containsExactly("40000");
    }

    @Test
    void aTradeOfAnotherAccountTriggersToo() {
        PaperOrder stop = placed(ring.buy(OrderType.STOP_LOSS, "0.1").at("40020"));
        PaperOrder chain =
                ring.place(ring.cid, ring.buy(OrderType.STOP_LOSS, "0.1").at("40040"));
        ring.marketBuy(ring.bob, "1.2");
        assertThat(stop.status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(Ring.prices(stop)).containsExactly("40020.1", "40040.1");
        assertThat(chain.status()).as("triggered by what the first one paid").isEqualTo(OrderStatus.CLOSED);
    }

    @Test
    void theIndexIsMovedByTheMarketOnly() {
        PaperOrder stop =
                placed(ring.buy(OrderType.STOP_LOSS, "0.1").at("40020").byIndex());
        ring.marketBuy(ring.bob, "1.2");
        assertThat(stop.isTriggered()).isFalse();
        candle(40_000, 40_000, 40_030, 40_000);
        assertThat(stop.isTriggered()).isTrue();
    }

    @Test
    void theLimitFormBecomesALimitOrder() {
        PaperOrder stop =
                placed(ring.sell(OrderType.STOP_LOSS_LIMIT, "0.5").at("39500").then("39600"));
        candle(40_000, 39_400, 39_550, 39_450);
        assertThat(stop.isTriggered()).isTrue();
        assertThat(stop.status()).isEqualTo(OrderStatus.OPEN);
        assertThat(ring.pit.ticker().orElseThrow().ask()).isLessThan(Ring.price("39600"));
        candle(39_450, 39_450, 39_700, 39_450);
        assertThat(Ring.prices(stop)).containsExactly("39600");
    }

    @Test
    void theLimitFormTakesNoWorsePrice() {
        PaperOrder stop =
                placed(ring.sell(OrderType.STOP_LOSS_LIMIT, "2").at("39500").then("39450"));
        candle(39_000, 38_000, 39_000, 38_000);
        assertThat(stop.isTriggered()).isTrue();
        assertThat(stop.executed()).isEqualTo(Volume.ZERO);
    }

    @Test
    void whatIsTriggeredOnTheWayDownIsFilledOnTheWayUp() {
        PaperOrder stop =
                placed(ring.sell(OrderType.STOP_LOSS_LIMIT, "0.5").at("39500").then("39900"));
        candle(40_000, 39_400, 39_950, 39_800);
        assertThat(Ring.prices(stop)).containsExactly("39900");
    }

    @Test
    void aStopHoldsWhatItWouldNeed() {
        placed(ring.sell(OrderType.STOP_LOSS, "1.5").at("39500"));
        assertThat(ring.ann.holdings().coinsHeld(0)).isEqualTo(Ring.coins("1.5"));
        assertThat(ring.refused(ring.ann, ring.sell(OrderType.LIMIT, "0.6").at("41000")))
                .isEqualTo("EOrder:Insufficient funds");
        placed(ring.buy(OrderType.STOP_LOSS, "1").at("41000"));
        assertThat(ring.ann.holdings().dollarsHeld()).hasToString("41164");
    }

    @Test
    void aTriggeredBuyTakesNoMoreThanItsOwnerCanPay() {
        PaperOrder stop = placed(ring.buy(OrderType.STOP_LOSS, "2.4").at("41000"));
        candle(41_500, 41_500, 41_500, 41_500);
        assertThat(stop.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(stop.executed()).isBetween(Ring.coins("2.3"), Ring.coins("2.4"));
        assertThat(ring.ann.holdings().dollars().isNegative()).isFalse();
    }

    @Test
    void aTrailingStopFollowsTheMarketUpAndNeverDown() {
        PaperOrder stop = placed(ring.sell(OrderType.TRAILING_STOP, "0.5").at("+1%"));
        assertThat(stop.trigger()).contains(Ring.price("39600"));
        candle(40_000, 40_000, 41_000, 40_800);
        assertThat(stop.trigger()).contains(Ring.price("40590"));
        assertThat(stop.extreme()).contains(Ring.price("41000"));
        candle(40_800, 40_600, 40_800, 40_600);
        assertThat(stop.trigger()).contains(Ring.price("40590"));
        candle(40_600, 40_000, 40_600, 40_000);
        assertThat(stop.trades().getFirst().price()).isBetween(Ring.price("40550"), Ring.price("40590"));
    }

    @Test
    void aTrailingBuyFollowsTheMarketDownByItsDollars() {
        PaperOrder stop = placed(ring.buy(OrderType.TRAILING_STOP, "0.5").at("+300"));
        assertThat(ring.ann.holdings().dollarsHeld()).hasToString("20230.6");
        candle(40_000, 39_000, 39_200, 39_200);
        assertThat(stop.trigger()).contains(Ring.price("39300"));
        assertThat(ring.ann.holdings().dollarsHeld()).as("it needs less now").hasToString("19728.6");
        candle(39_200, 39_200, 39_400, 39_400);
        assertThat(stop.status()).isEqualTo(OrderStatus.CLOSED);
    }

    @Test
    void aTrailingTriggerIsRoundedToTheTickThatIsNearerToTheMarket() {
        PaperOrder stop = placed(ring.sell(OrderType.TRAILING_STOP, "0.5").at("+1.00013%"));
        assertThat(stop.trigger()).as("39599.948").contains(Ring.price("39600"));
    }

    @Test
    void aTrailingStopLimitGetsItsLimitFromItsTrigger() {
        PaperOrder stop =
                placed(ring.sell(OrderType.TRAILING_STOP_LIMIT, "0.5").at("+1%").then("+50"));
        assertThat(stop.limit()).isEmpty();
        candle(40_000, 39_600, 39_600, 39_600);
        assertThat(stop.limit()).contains(Ring.price("39650"));
        assertThat(stop.status()).isEqualTo(OrderStatus.OPEN);
        candle(39_600, 39_600, 39_700, 39_600);
        assertThat(stop.status()).isEqualTo(OrderStatus.CLOSED);
    }

    @Test
    void aTrailingStopLimitBuyThatCannotBePaidEnds() {
        PaperOrder stop =
                placed(ring.buy(OrderType.TRAILING_STOP_LIMIT, "2.4").at("+1%").then("+2000"));
        candle(40_000, 40_000, 40_500, 40_500);
        assertThat(stop.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(stop.reason()).contains("Insufficient funds");
    }

    @Test
    void aStopThatCameWithinACandleOnlyKnowsItsEnd() {
        ring.market.say(0, 1, 40_000, 39_000, 40_000, 39_800);
        ring.pass(Duration.ofMinutes(1));
        PaperOrder low = placed(ring.sell(OrderType.STOP_LOSS, "0.5").at("39500"));
        PaperOrder high = placed(ring.sell(OrderType.STOP_LOSS, "0.5").at("39900"));
        ring.toEndOf(1);
        assertThat(low.isTriggered()).isFalse();
        assertThat(high.trades().getFirst().price()).isBetween(Ring.price("39750"), Ring.price("39800"));
    }

    @Test
    void aRelativePriceCountsFromTheLastOne() {
        PaperOrder stop = placed(ring.sell(OrderType.STOP_LOSS, "0.5").at("-5%"));
        assertThat(stop.trigger()).contains(Ring.price("38000"));
        PaperOrder either = placed(ring.sell(OrderType.TAKE_PROFIT, "0.5").at("#100"));
        assertThat(either.trigger()).contains(Ring.price("40100"));
        PaperOrder limit = placed(ring.buy(OrderType.LIMIT, "0.5").at("#1%"));
        assertThat(limit.limit()).contains(Ring.price("39600"));
        assertThat(limit.executed()).isEqualTo(Volume.ZERO);
    }

    @Test
    void aTrailingStopWithoutADistanceIsRefused() {
        assertThat(ring.refused(
                        ring.ann, ring.sell(OrderType.TRAILING_STOP, "0.5").at("39000")))
                .isEqualTo("EGeneral:Invalid arguments:price");
        assertThat(ring.refused(
                        ring.ann,
                        ring.sell(OrderType.TRAILING_STOP_LIMIT, "0.5")
                                .at("+1%")
                                .then("39000")))
                .isEqualTo("EGeneral:Invalid arguments:price2");
    }
}
