package dev.caravel.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an order places the other way round when it is filled. */
class ConditionalCloseTest {
    private final Ring ring = new Ring();

    private List<PaperOrder> closesOf(PaperOrder parent) {
        return ring.ann.open().stream()
                .filter(order -> order.refid().filter(parent.txid()::equals).isPresent())
                .toList();
    }

    @Test
    void aFillPlacesItsClose() {
        PaperOrder buy = ring.place(ring.ann, ring.buy(OrderType.MARKET, "0.5").closing(OrderType.STOP_LOSS, "39000"));
        PaperOrder close = closesOf(buy).getFirst();
        assertThat(close.side()).isEqualTo(Side.SELL);
        assertThat(close.type()).isEqualTo(OrderType.STOP_LOSS);
        assertThat(close.volume()).isEqualTo(Ring.coins("0.5"));
        assertThat(close.trigger()).contains(Ring.price("39000"));
        assertThat(ring.ann.holdings().coinsHeld(0)).isEqualTo(Ring.coins("0.5"));
    }

    @Test
    void eachPartThatIsFilledGetsItsOwn() {
        ring.market.volume(3);
        ring.market.say(0, 1, 40_000, 39_000, 40_000, 40_000);
        ring.market.say(0, 2, 40_000, 39_000, 40_000, 40_000);
        PaperOrder buy = ring.place(
                ring.ann, ring.buy(OrderType.LIMIT, "0.5").at("39500").closing(OrderType.LIMIT, "+2%"));
        assertThat(closesOf(buy)).isEmpty();
        ring.toEndOf(1);
        ring.toEndOf(2);
        assertThat(closesOf(buy)).extracting(PaperOrder::volume).containsExactly(Ring.coins("0.3"), Ring.coins("0.2"));
        assertThat(closesOf(buy).getFirst().limit())
                .as("2 % above the last price then")
                .contains(Ring.price("40800"));
    }

    @Test
    void aCloseThatIsReachedFiresInItsTurn() {
        PaperOrder buy = ring.place(ring.ann, ring.buy(OrderType.MARKET, "0.5").closing(OrderType.STOP_LOSS, "39000"));
        PaperOrder close = closesOf(buy).getFirst();
        ring.market.say(0, 1, 40_000, 38_900, 40_000, 39_000);
        ring.toEndOf(1);
        assertThat(close.status()).isEqualTo(OrderStatus.CLOSED);
    }

    @Test
    void aCloseThatTheMarketHasPassedIsFilledAtOnce() {
        ring.place(ring.ann, ring.buy(OrderType.MARKET, "0.5").closing(OrderType.STOP_LOSS, "41000"));
        assertThat(ring.ann.over()).hasSize(2);
        assertThat(ring.ann.over().getLast().executed()).isEqualTo(Ring.coins("0.5"));
    }

    @Test
    void theFilledPartOfACancelledOrderKeepsItsClose() {
        PaperOrder buy = ring.place(
                ring.ann, ring.buy(OrderType.LIMIT, "2").at("40000.1").closing(OrderType.LIMIT, "41000"));
        ring.engine.entry().cancel(buy);
        assertThat(closesOf(buy)).extracting(PaperOrder::volume).containsExactly(Ring.coins("1"));
    }

    @Test
    void noCloseIsPlacedForWhatTheRestOfTheAccountHolds() {
        PaperOrder sell =
                ring.place(ring.ann, ring.sell(OrderType.MARKET, "0.5").closing(OrderType.LIMIT, "39000"));
        assertThat(closesOf(sell)).hasSize(1);
        ring.buy(ring.ann, "2.4", "39000");
        PaperOrder poor =
                ring.place(ring.ann, ring.sell(OrderType.MARKET, "0.1").closing(OrderType.LIMIT, "42000"));
        assertThat(closesOf(poor))
                .as("4,200 dollars from a sale for 4,000 and 300 more")
                .isEmpty();
        assertThat(poor.status()).isEqualTo(OrderStatus.CLOSED);
    }
}
