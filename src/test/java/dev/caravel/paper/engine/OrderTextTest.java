package dev.caravel.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Orders in Kraken's words. */
class OrderTextTest {
    private final Ring ring = new Ring();

    @Test
    void eachTypeHasItsWords() {
        assertThat(OrderText.of(ring.buy(OrderType.LIMIT, "1.25").at("27500").order()))
                .isEqualTo("buy 1.25000000 XBTUSD @ limit 27500.0");
        assertThat(OrderText.of(ring.sell(OrderType.MARKET, "0.25").order()))
                .isEqualTo("sell 0.25000000 XBTUSD @ market");
        assertThat(OrderText.of(
                        ring.sell(OrderType.TAKE_PROFIT, "0.1").at("45000").order()))
                .isEqualTo("sell 0.10000000 XBTUSD @ take profit 45000.0");
        assertThat(OrderText.of(ring.sell(OrderType.STOP_LOSS_LIMIT, "0.1")
                        .at("35000")
                        .then("34000")
                        .order()))
                .isEqualTo("sell 0.10000000 XBTUSD @ stop loss 35000.0 -> limit 34000.0");
        assertThat(OrderText.of(
                        ring.buy(OrderType.TRAILING_STOP, "10").at("+50%").order()))
                .isEqualTo("buy 10.00000000 XBTUSD @ trailing stop +50.0000%");
        assertThat(OrderText.of(ring.buy(OrderType.TRAILING_STOP_LIMIT, "10")
                        .at("+100")
                        .then("-5")
                        .order()))
                .isEqualTo("buy 10.00000000 XBTUSD @ trailing stop +100.0 -> limit -5.0");
        assertThat(OrderText.of(ring.buy(OrderType.ICEBERG, "1")
                        .at("30000")
                        .showing("0.1")
                        .order()))
                .isEqualTo("buy 1.00000000 XBTUSD @ limit 30000.0");
    }

    @Test
    void aRelativePriceIsShownAsTheDollarsThatItCameTo() {
        assertThat(OrderText.of(ring.buy(OrderType.LIMIT, "1").at("-1%").order()))
                .isEqualTo("buy 1.00000000 XBTUSD @ limit 39600.0");
    }

    @Test
    void aConditionalCloseHasItsOwn() {
        NewOrder order = ring.buy(OrderType.LIMIT, "1")
                .at("30000")
                .closing(OrderType.STOP_LOSS, "22000")
                .order();
        assertThat(OrderText.close(order)).isEqualTo("close position @ stop loss 22000.0");
        assertThat(OrderText.close(ring.buy(OrderType.LIMIT, "1").at("30000").order()))
                .isEmpty();
    }

    @Test
    void anOrderIsDescribedAsItIsNow() {
        PaperOrder order = ring.buy(ring.ann, "1", "30000");
        ring.engine.entry().amend(order, Ring.to("31000"));
        assertThat(OrderText.of(order)).isEqualTo("buy 1.00000000 XBTUSD @ limit 31000.0");
        assertThat(OrderText.price(order)).isEqualTo("31000.0");
        assertThat(OrderText.price2(order)).isEqualTo("0");
    }
}
