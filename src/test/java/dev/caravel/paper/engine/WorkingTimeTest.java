package dev.caravel.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Volume;
import dev.caravel.order.OrderStatus;
import dev.caravel.paper.HandMarket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When orders work: at once or not at all, from a time, until a time, and until nobody renews the dead man's switch. */
class WorkingTimeTest {
    private final Ring ring = new Ring();

    @Test
    void immediateOrCancelEndsWithWhatItGot() {
        PaperOrder buy = ring.place(
                ring.ann, ring.buy(OrderType.LIMIT, "2").at("40000.1").in(TimeInForce.IOC));
        assertThat(buy.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(buy.executed()).isEqualTo(Ring.coins("1"));
        assertThat(ring.ann.holdings().dollarsHeld().isZero()).isTrue();
    }

    @Test
    void fillOrKillGetsAllOrNothing() {
        PaperOrder none = ring.place(
                ring.ann, ring.buy(OrderType.LIMIT, "1.1").at("40000.1").in(TimeInForce.FOK));
        assertThat(none.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(none.executed()).isEqualTo(Volume.ZERO);
        ring.sell(ring.bob, "0.1", "40000.1");
        PaperOrder all = ring.place(
                ring.ann, ring.buy(OrderType.LIMIT, "1.1").at("40000.1").in(TimeInForce.FOK));
        assertThat(all.status()).isEqualTo(OrderStatus.CLOSED);
    }

    @Test
    void fillOrKillDoesNotCountOrdersOfItsOwnAccount() {
        ring.sell(ring.ann, "0.1", "40000.1");
        PaperOrder buy = ring.place(
                ring.ann, ring.buy(OrderType.LIMIT, "1.1").at("40000.1").in(TimeInForce.FOK));
        assertThat(buy.executed()).isEqualTo(Volume.ZERO);
    }

    @Test
    void anOrderExpiresAtItsTime() {
        Instant end = ring.now().plusSeconds(600);
        PaperOrder buy =
                ring.place(ring.ann, ring.buy(OrderType.LIMIT, "1").at("39000").until(end));
        ring.pass(Duration.ofSeconds(599));
        assertThat(buy.status()).isEqualTo(OrderStatus.OPEN);
        ring.pass(Duration.ofSeconds(10));
        assertThat(buy.status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(buy.closed()).contains(end);
    }

    @Test
    void aStopExpiresToo() {
        PaperOrder stop = ring.place(
                ring.ann,
                ring.sell(OrderType.STOP_LOSS, "1").at("39000").until(ring.now().plusSeconds(60)));
        ring.pass(Duration.ofSeconds(61));
        assertThat(stop.status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(ring.ann.holdings().coinsHeld(0).isZero()).isTrue();
        ring.market.say(0, 1, 40_000, 38_000, 40_000, 38_000);
        ring.toEndOf(1);
        assertThat(stop.executed()).isEqualTo(Volume.ZERO);
    }

    @Test
    void aScheduledOrderIsPendingUntilItsTimeAndHoldsItsMoney() {
        Instant start = ring.now().plusSeconds(400);
        PaperOrder buy =
                ring.place(ring.ann, ring.buy(OrderType.LIMIT, "1").at("40100").from(start));
        assertThat(buy.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(ring.ann.holdings().dollarsHeld()).hasToString("40260.4");
        ring.market.say(0, 1, 40_000, 39_000, 40_050, 40_050);
        ring.pass(Duration.ofSeconds(399));
        assertThat(buy.executed()).isEqualTo(Volume.ZERO);
        ring.pass(Duration.ofSeconds(2));
        assertThat(buy.status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(buy.closed()).contains(start);
        assertThat(buy.trades().getFirst().price()).as("the ask of its time").isGreaterThan(Ring.price("40050"));
    }

    @Test
    void aScheduledOrderCanBeCancelledBefore() {
        PaperOrder buy = ring.place(
                ring.ann,
                ring.buy(OrderType.LIMIT, "1").at("40100").from(ring.now().plusSeconds(400)));
        ring.engine.entry().cancel(buy);
        ring.pass(Duration.ofSeconds(500));
        assertThat(buy.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(buy.executed()).isEqualTo(Volume.ZERO);
    }

    @Test
    void theSwitchCancelsEverythingAtItsTimeStopsIncluded() {
        PaperOrder buy = ring.buy(ring.ann, "1", "39000");
        PaperOrder stop =
                ring.place(ring.ann, ring.sell(OrderType.STOP_LOSS, "1").at("39000"));
        PaperOrder other = ring.buy(ring.bob, "1", "39000");
        Instant fires = ring.now().plusSeconds(60);
        assertThat(ring.engine.entry().cancelAllAfter(ring.ann, Duration.ofSeconds(60)))
                .contains(fires);
        ring.pass(Duration.ofSeconds(59));
        assertThat(buy.isOpen()).isTrue();
        ring.pass(Duration.ofMinutes(10));
        assertThat(buy.closed()).contains(fires);
        assertThat(stop.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(other.isOpen()).isTrue();
        assertThat(ring.ann.switchedOff()).isEmpty();
    }

    @Test
    void theSwitchFiresBeforeACandleThatEndsLater() {
        ring.market.say(0, 1, 40_000, 38_000, 40_000, 38_000);
        PaperOrder buy = ring.buy(ring.ann, "1", "39000");
        ring.engine.entry().cancelAllAfter(ring.ann, Duration.ofSeconds(299));
        ring.toEndOf(2);
        assertThat(buy.executed()).isEqualTo(Volume.ZERO);
    }

    @Test
    void eachCallReplacesTheSwitchAndZeroTurnsItOff() {
        PaperOrder buy = ring.buy(ring.ann, "1", "39000");
        ring.engine.entry().cancelAllAfter(ring.ann, Duration.ofSeconds(60));
        ring.pass(Duration.ofSeconds(30));
        ring.engine.entry().cancelAllAfter(ring.ann, Duration.ofSeconds(60));
        ring.pass(Duration.ofSeconds(45));
        assertThat(buy.isOpen()).isTrue();
        ring.engine.entry().cancelAllAfter(ring.ann, Duration.ZERO);
        ring.pass(Duration.ofHours(2));
        assertThat(buy.isOpen()).isTrue();
    }

    @Test
    void oneStepOrManyComesToTheSame() {
        Ring often = new Ring();
        for (Ring one : new Ring[] {ring, often}) {
            one.market.say(0, 2, 40_000, 39_000, 41_000, 40_500);
            one.buy(one.ann, "0.5", "39500");
            one.place(one.bob, one.sell(OrderType.TRAILING_STOP, "0.5").at("+1%"));
            one.place(
                    one.cid,
                    one.buy(OrderType.LIMIT, "0.3").at("41000").from(one.now().plusSeconds(450)));
            one.engine.entry().cancelAllAfter(one.cid, Duration.ofSeconds(460));
        }
        Instant end = HandMarket.START.plus(Duration.ofHours(1));
        ring.engine.advance(end);
        while (often.now().isBefore(end)) {
            often.pass(Duration.ofSeconds(7));
        }
        for (int i = 0; i < 3; i++) {
            Trader once = new Trader[] {ring.ann, ring.bob, ring.cid}[i];
            Trader more = new Trader[] {often.ann, often.bob, often.cid}[i];
            assertThat(more.holdings().ledger()).isEqualTo(once.holdings().ledger());
        }
    }
}
