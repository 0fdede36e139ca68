package dev.caravel.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.market.Volume;
import dev.caravel.order.OrderStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A change in place keeps what it can; a replacement keeps nothing. */
class AmendAndEditTest {
    private final Ring ring = new Ring();
    private final OrderEntry entry = ring.engine.entry();
    private final PaperOrder first = ring.sell(ring.ann, "0.5", "40010");
    private final PaperOrder second = ring.sell(ring.bob, "0.5", "40010");

    /** Takes the house's coin before the two orders, and so much of them. */
    private void take(String volume) {
        ring.marketBuy(ring.cid, "1");
        ring.marketBuy(ring.cid, volume);
    }

    @Test
    void lessKeepsThePlaceInTheQueue() {
        entry.amend(first, Ring.size("0.3"));
        take("0.1");
        assertThat(first.executed()).isEqualTo(Ring.coins("0.1"));
    }

    @Test
    void moreGoesToTheBack() {
        entry.amend(first, Ring.size("0.6"));
        take("0.1");
        assertThat(first.executed()).isEqualTo(Volume.ZERO);
        assertThat(second.executed()).isEqualTo(Ring.coins("0.1"));
    }

    @Test
    void anotherPriceGoesToTheBackThere() {
        entry.amend(first, Ring.to("40011"));
        entry.amend(first, Ring.to("40010"));
        take("0.1");
        assertThat(second.executed()).isEqualTo(Ring.coins("0.1"));
    }

    @Test
    void aTotalThatIsFilledCancelsTheRest() {
        take("0.2");
        entry.amend(first, Ring.size("0.2"));
        assertThat(first.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(first.executed()).isEqualTo(Ring.coins("0.2"));
        assertThat(ring.ann.holdings().coinsHeld(0).isZero()).isTrue();
    }

    @Test
    void everyVersionIsRemembered() {
        assertThat(first.versions()).hasSize(1);
        assertThat(first.versions().getFirst().id())
                .isEqualTo('T' + first.txid().substring(1));
        take("0.1");
        String id = entry.amend(first, Ring.to("40500"));
        List<OrderVersion> versions = first.versions();
        assertThat(versions)
                .extracting(OrderVersion::cause)
                .containsExactly(OrderVersion.Cause.ORIGINAL, OrderVersion.Cause.USER);
        assertThat(versions.getFirst().limit()).contains(Ring.price("40010"));
        assertThat(versions.getLast().id()).isEqualTo(id);
        assertThat(versions.getLast().limit()).contains(Ring.price("40500"));
        assertThat(versions.getLast().remaining()).isEqualTo(Ring.coins("0.4"));
    }

    @Test
    void aTriggerCanBeMovedUntilItHasFired() {
        PaperOrder stop =
                ring.place(ring.cid, ring.sell(OrderType.STOP_LOSS, "0.5").at("39000"));
        entry.amend(stop, trigger("39500"));
        assertThat(stop.trigger()).contains(Ring.price("39500"));
        entry.amend(stop, trigger("40100"));
        assertThat(stop.status()).as("beyond the market it fires at once").isEqualTo(OrderStatus.CLOSED);
        assertThatThrownBy(() -> entry.amend(first, trigger("39000")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("trigger_price");
    }

    private static Amendment trigger(String price) {
        return new Amendment(
                Optional.empty(), PriceTerm.of(price), Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    @Test
    void aTrailingStopCanTrailAtAnotherDistance() {
        PaperOrder stop =
                ring.place(ring.cid, ring.sell(OrderType.TRAILING_STOP, "0.5").at("+1%"));
        entry.amend(stop, trigger("+2%"));
        assertThat(stop.trigger()).contains(Ring.price("39200"));
        assertThat(OrderText.price(stop)).isEqualTo("+2.0000%");
        ring.market.say(0, 1, 40_000, 40_000, 41_000, 41_000);
        ring.toEndOf(1);
        assertThat(stop.trigger()).contains(Ring.price("40180"));
    }

    @Test
    void anIcebergShowsNoMoreThanIsLeftOfIt() {
        PaperOrder iceberg = ring.place(
                ring.cid, ring.sell(OrderType.ICEBERG, "1").at("40020").showing("0.5"));
        entry.amend(iceberg, Ring.size("0.4"));
        assertThat(iceberg.display()).contains(Ring.coins("0.4"));
        assertThat(iceberg.versions().getLast().cause()).isEqualTo(OrderVersion.Cause.RESTATED);
    }

    @Test
    void postOnlyRefusesAPriceThatTakesAndChangesNothing() {
        Amendment taking = new Amendment(
                PriceTerm.of("39900"), Optional.empty(), Optional.empty(), Optional.empty(), true, Optional.empty());
        assertThatThrownBy(() -> entry.amend(first, taking)).hasMessage("EOrder:Post only order");
        assertThat(first.isAmended()).isFalse();
    }

    @Test
    void aPriceMayBeRelative() {
        entry.amend(first, Ring.to("+50"));
        assertThat(first.limit()).contains(Ring.price("40050"));
        entry.amend(first, Ring.to("+1%"));
        assertThat(first.limit()).contains(Ring.price("40400"));
    }

    @Test
    void nothingToChangeIsRefused() {
        assertThatThrownBy(() -> entry.amend(first, Ring.amendment()))
                .hasMessage("EOrder:No amendable parameters specified");
    }

    @Test
    void aReplacementIsANewOrderForTheRestAtTheBack() {
        take("0.1");
        PaperOrder replaced =
                entry.edit(first, ring.sell(OrderType.LIMIT, "0.4").at("40010").order());
        assertThat(first.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(first.reason()).contains("Order replaced");
        assertThat(first.executed()).isEqualTo(Ring.coins("0.1"));
        assertThat(replaced.txid()).isNotEqualTo(first.txid());
        assertThat(replaced.volume()).isEqualTo(Ring.coins("0.3"));
        ring.marketBuy(ring.cid, "0.1");
        assertThat(replaced.executed()).isEqualTo(Volume.ZERO);
    }

    @Test
    void aReplacementMayUseWhatTheOldOneHeld() {
        PaperOrder all = ring.sell(ring.cid, "2", "41000");
        entry.edit(all, ring.sell(OrderType.LIMIT, "2").at("42000").order());
        assertThat(ring.cid.holdings().coinsHeld(0)).isEqualTo(Ring.coins("2"));
    }

    @Test
    void aRefusedReplacementLeavesTheOldOrder() {
        assertThatThrownBy(() -> entry.edit(
                        first, ring.sell(OrderType.LIMIT, "3").at("40010").order()))
                .hasMessage("EOrder:Insufficient funds");
        assertThat(first.isOpen()).isTrue();
    }

    @Test
    void ordersWithAClientsIdOrACloseCannotBeReplaced() {
        PaperOrder named = ring.place(
                ring.cid, ring.sell(OrderType.LIMIT, "0.1").at("41000").named("mine"));
        PaperOrder closing = ring.place(
                ring.cid, ring.sell(OrderType.LIMIT, "0.1").at("41000").closing(OrderType.LIMIT, "39000"));
        for (PaperOrder order : List.of(named, closing)) {
            assertThatThrownBy(() -> entry.edit(
                            order, ring.sell(OrderType.LIMIT, "0.1").at("42000").order()))
                    .hasMessage("EOrder:Invalid order");
        }
    }
}
