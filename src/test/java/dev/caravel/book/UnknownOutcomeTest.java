package dev.caravel.book;

import static dev.caravel.book.Story.NOON;
import static dev.caravel.book.Story.SOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of calls whose answer was lost. */
class UnknownOutcomeTest {
    private final Story story = new Story();

    @Test
    void aBuyWhoseAnswerWasLostIsFoundByItsIdAndAdopted() {
        Intent buy = story.buy("10", "100");
        story.arrives(buy, "O1");
        story.unknown(buy);

        story.after(Duration.ofMinutes(1)).looks();

        assertThat(story.position().intents()).isEmpty();
        assertThat(story.position().openBuy()).map(PlacedOrder::txid).contains("O1");
        assertThat(story.book.waits().recent()).containsExactly(SOL);
        assertThat(story.book.waits().lastBuy()).contains(NOON);
        assertThat(story.tells()).containsExactly(Event.Kind.ORDER_UNKNOWN, Event.Kind.ORDER_RESOLVED);
    }

    @Test
    void itIsAdoptedEvenBeforeItsDeadlineSinceThereItIs() {
        Intent buy = story.buy("10", "100");
        story.arrives(buy, "O1");
        story.unknown(buy);

        story.after(Duration.ofSeconds(3)).looks();

        assertThat(story.position().isUnresolved()).isFalse();
        assertThat(story.position().openBuy()).isPresent();
    }

    @Test
    void anOrderThatWasOverBeforeItWasFoundIsBookedAuditedAndClosed() {
        Intent buy = story.buy("10", "100");
        story.arrives(buy, "O1");
        story.unknown(buy);
        story.fills("O1", "10").after(Duration.ofMinutes(30)).looks();
        assertThat(story.position().held()).isEqualTo(Volume.of("10"));
        assertThat(story.audits().isEqual()).isTrue();
        Intent sell = story.sell("10", "100.75");
        story.arrives(sell, "O2");
        story.unknown(sell);

        story.fills("O2", "10").after(Duration.ofMinutes(30)).looks();

        assertThat(story.book.positions()).isEmpty();
        assertThat(story.book.trades())
                .singleElement()
                .extracting(Trade::net)
                .isEqualTo(Money.of("7.5").minus(Money.of("2.5")).minus(Money.of("2.51875")));
        assertThat(story.audits().isEqual()).isTrue();
        assertThat(story.book.audit().lines()).isEmpty();
    }

    @Test
    void anOrderFoundLateIsAuditedFromTheTimeAtWhichItWasOpened() {
        Intent buy = story.buy("10", "100");
        story.arrives(buy, "O1");
        story.unknown(buy);

        story.fills("O1", "10").after(Duration.ofHours(1)).looks();

        assertThat(story.book.audit().since()).contains(NOON);
    }

    @Test
    void oneLookInVainDoesNotSettleIt() {
        Intent buy = story.buy("10", "100");
        story.unknown(buy);

        story.after(Duration.ofHours(1)).looks();

        assertThat(story.position().isUnresolved()).isTrue();
        assertThat(story.book.fundsInDoubt()).isEqualTo(Money.of("1000"));
    }

    @Test
    void twoLooksInVainTheSecondAfterTheVisibilityBoundMeanNotPlaced() {
        Intent buy = story.buy("10", "100");
        story.unknown(buy);

        story.after(Duration.ofSeconds(35)).looks();
        story.after(Duration.ofSeconds(114)).looks();
        assertThat(story.position().isUnresolved()).isTrue();
        story.after(Duration.ofSeconds(1)).looks();

        assertThat(story.book.positions()).isEmpty();
        assertThat(story.book.fundsInDoubt()).isEqualTo(Money.ZERO);
        assertThat(story.book.doubts().isGhost(buy.id())).isTrue();
        assertThat(story.book.waits().recent()).isEmpty();
    }

    @Test
    void aLookBeforeTheDeadlineIsNoFirstLook() {
        Intent buy = story.buy("10", "100");
        story.unknown(buy);

        story.after(Duration.ofSeconds(34)).looks();

        assertThat(story.position().intents())
                .allMatch(intent -> intent.absent().isEmpty());
    }

    @Test
    void looksThatAreCutOrTooShortOrWithoutKrakensTimeSettleNothing() {
        Intent buy = story.buy("10", "100");
        story.unknown(buy);
        story.after(Duration.ofHours(1));
        Instant anHourBefore = NOON.minus(Duration.ofHours(1));
        List<Look> looks = List.of(
                new Look(List.of(), false, anHourBefore, Optional.of(story.now)),
                new Look(List.of(), true, anHourBefore.plusMillis(1), Optional.of(story.now)),
                new Look(List.of(), true, anHourBefore, Optional.empty()));

        looks.forEach(story::sees);
        looks.forEach(story::sees);

        assertThat(story.position().intents()).containsExactly(buy.nowUnknown("read timed out"));
    }

    @Test
    void anIntentThatACrashLeftIsResolvedLikeAnUnknownOne() {
        Intent buy = story.buy("10", "100");
        story.arrives(buy, "O1");

        story.after(Duration.ofMinutes(1)).looks();

        assertThat(story.position().openBuy()).isPresent();
        assertThat(story.position().isUnresolved()).isFalse();
    }

    @Test
    void anAmendIsLeftAloneUntilItsDeadlineHasPassed() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        story.selling("10", "101", "O2").looks();
        Intent amend = story.amend("O2", "100.9");
        story.unknown(amend);

        story.after(Duration.ofSeconds(34)).looks();
        assertThat(story.position().isUnresolved()).isTrue();
        story.repriced("O2", "100.9").after(Duration.ofSeconds(1)).looks();

        assertThat(story.position().isUnresolved()).isFalse();
        assertThat(story.position().exit().way()).isEqualTo(Exit.Way.LOWERED);
        assertThat(story.position().openSell()).flatMap(PlacedOrder::limit).contains(Price.of("100.9"));
    }

    @Test
    void anAmendThatWasNotDoneChangesNothing() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        story.selling("10", "101", "O2").looks();
        story.unknown(story.amend("O2", "100.9"));

        story.after(Duration.ofSeconds(36)).looks();

        assertThat(story.position().isUnresolved()).isFalse();
        assertThat(story.position().exit()).isEqualTo(Exit.NORMAL);
        assertThat(story.position().openSell()).flatMap(PlacedOrder::limit).contains(Price.of("101"));
    }

    @Test
    void aFillThatArrivesWhileAnAmendIsUnknownIsBookedAtOnce() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        story.selling("10", "101", "O2").looks();
        story.unknown(story.amend("O2", "100.9"));

        story.fills("O2", "4").after(Duration.ofSeconds(10)).asksFor("O2");

        assertThat(story.position().held()).isEqualTo(Volume.of("6"));
        assertThat(story.position().isUnresolved()).isTrue();
        assertThat(story.book.trades()).isEmpty();
    }

    @Test
    void anAmendOfAnOrderThatIsOverIsOverAtOnceAndThePositionCloses() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        story.selling("10", "101", "O2").looks();
        story.unknown(story.amend("O2", "100.9"));

        story.fills("O2", "10").after(Duration.ofSeconds(2)).asksFor("O2");

        assertThat(story.book.positions()).isEmpty();
        assertThat(story.book.trades()).singleElement().extracting(Trade::exit).isEqualTo(Trade.Exit.TARGET);
    }

    @Test
    void anAmendToTheSamePriceIsNoLowering() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        story.selling("10", "101", "O2").looks();
        story.tells();
        story.accepted(story.amend("O2", "101"), "O2");

        assertThat(story.position().exit()).isEqualTo(Exit.NORMAL);
        assertThat(story.tells()).isEmpty();
    }

    @Test
    void aCancelWhoseAnswerWasLostIsReadOffTheOrder() {
        story.buying("10", "100", "O1").looks();
        story.unknown(story.cancel("O1"));

        story.cancelled("O1").after(Duration.ofSeconds(1)).asksFor("O1");

        assertThat(story.book.positions()).isEmpty();
        assertThat(story.book.trades()).isEmpty();
    }

    @Test
    void aCancelThatWasNotDoneLeavesTheOrderOpen() {
        story.buying("10", "100", "O1").looks();
        story.unknown(story.cancel("O1"));

        story.after(Duration.ofMinutes(1)).asksFor("O1");

        assertThat(story.position().openBuy()).isPresent();
        assertThat(story.position().isUnresolved()).isFalse();
    }

    @Test
    void aRefusedOrUnsentFirstBuyLeavesNothingBehind() {
        story.settles(story.buy("10", "100"), new Outcome.Refused("EOrder:Insufficient funds", false));
        story.settles(story.buy("10", "100"), new Outcome.NeverSent("connection refused"));

        assertThat(story.book.positions()).isEmpty();
        assertThat(story.book.waits().lastBuy()).isEmpty();
    }

    @Test
    void aCallThatWasNeverSavedCannotBeSettled() {
        Intent buy = story.buy("10", "100");
        story.accepted(buy, "O1");

        assertThatThrownBy(() -> story.accepted(buy, "O1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(buy.id());
    }

    @Test
    void bothFormsOfAPostOnlyRefusalAreCounted() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        story.settles(story.sell("10", "101"), new Outcome.Refused("EOrder:Post only order", true));
        story.selling("10", "101", "O2")
                .ends("O2", OrderStatus.CANCELED, "Post only order")
                .looks();

        assertThat(story.position().exit().postRefusals()).isEqualTo(1);
        assertThat(story.position().held()).isEqualTo(Volume.of("10"));
    }
}
