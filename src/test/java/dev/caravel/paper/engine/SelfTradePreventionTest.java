package dev.caravel.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Volume;
import dev.caravel.order.OrderStatus;
import org.junit.jupiter.api.Test;

/** Two orders of one account never trade with each other. */
class SelfTradePreventionTest {
    private final Ring ring = new Ring();
    private final PaperOrder resting = ring.sell(ring.ann, "0.5", "40005");

    private PaperOrder buy(SelfTrade rule, String volume) {
        return ring.place(
                ring.ann, ring.buy(OrderType.LIMIT, volume).at("40100").preventing(rule));
    }

    @Test
    void theArrivingOrderIsCancelledAfterWhatLiesBeforeIt() {
        PaperOrder buy = buy(SelfTrade.CANCEL_NEWEST, "2");
        assertThat(buy.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(buy.reason()).contains("Self trade prevention");
        assertThat(buy.executed()).isEqualTo(Ring.coins("1"));
        assertThat(resting.isOpen()).isTrue();
    }

    @Test
    void theRestingOrderIsCancelledAndTheArrivingOneGoesOn() {
        PaperOrder buy = buy(SelfTrade.CANCEL_OLDEST, "1.25");
        assertThat(buy.status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(resting.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(resting.reason()).contains("Self trade prevention");
    }

    @Test
    void bothAreCancelled() {
        PaperOrder buy = buy(SelfTrade.CANCEL_BOTH, "2");
        assertThat(buy.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(resting.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(ring.ann.holdings().coinsHeld(0)).isEqualTo(Volume.ZERO);
        assertThat(ring.ann.holdings().dollarsHeld().isZero()).isTrue();
    }

    @Test
    void anOrderThatDoesNotReachIsLeftAlone() {
        PaperOrder buy = buy(SelfTrade.CANCEL_BOTH, "0.5");
        assertThat(buy.status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(resting.isOpen()).isTrue();
    }

    @Test
    void aTriggeredOrderIsPreventedToo() {
        PaperOrder stop =
                ring.place(ring.ann, ring.buy(OrderType.STOP_LOSS, "2").at("40000"));
        assertThat(stop.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(stop.executed()).isEqualTo(Ring.coins("1"));
    }

    @Test
    void postOnlyAlsoRefusesToMeetAnOwnOrder() {
        PaperOrder best = ring.sell(ring.ann, "0.5", "40000.1");
        ring.marketBuy(ring.bob, "1");
        assertThat(ring.refused(
                        ring.ann, ring.buy(OrderType.LIMIT, "0.5").at("40000.1").with(OrderFlag.POST)))
                .isEqualTo("EOrder:Post only order");
        assertThat(best.isOpen()).isTrue();
    }
}
