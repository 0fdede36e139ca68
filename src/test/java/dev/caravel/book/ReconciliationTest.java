package dev.caravel.book;

import static dev.caravel.book.Story.NOON;
import static dev.caravel.book.Story.PAIR;
import static dev.caravel.book.Story.SOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.market.Money;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderState;
import dev.caravel.order.OrderStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Fills, ends and differences. */
class ReconciliationTest {
    private final Story story = new Story();

    @Test
    void aBuyThatExpiresUnfilledLeavesNothing() {
        story.buying("10", "100", "O1").expires("O1").looks();

        assertThat(story.book.positions()).isEmpty();
        assertThat(story.book.audit().lines()).isEmpty();
    }

    @Test
    void aPartThatIsTooSmallToSellIsKeptWithItsCostAndSoldWithTheNextLot() {
        story.buying("10", "100", "O1").fills("O1", "0.05").expires("O1").looks();
        assertThat(story.position().state(PAIR)).isEqualTo(Position.State.DUST);
        story.audits();
        story.after(Duration.ofMinutes(20))
                .buying("10", "90", "O2")
                .fills("O2", "10")
                .looks();
        assertThat(story.position().held()).isEqualTo(Volume.of("10.05"));

        story.selling("10.05", "95", "O3").fills("O3", "10.05").looks();

        Trade trade = story.book.trades().getFirst();
        assertThat(trade.bought().cost()).isEqualTo(Money.of("905"));
        assertThat(trade.sold().volume()).isEqualTo(Volume.of("10.05"));
        assertThat(story.book.positions()).isEmpty();
        assertThat(story.audits().isEqual()).isTrue();
    }

    @Test
    void aTradeAndTheDustThatRemainsAreWhatWasBought() {
        story.buying("10.00003", "100.01", "O1").fills("O1", "10.00003").looks();
        Lot bought = story.position().bought();

        story.selling("10", "101", "O2").fills("O2", "10").looks();

        assertThat(story.book.trades().getFirst().bought().plus(story.position().carried()))
                .isEqualTo(bought);
        assertThat(story.position().id()).endsWith("-2");
        assertThat(story.position().sold()).isEqualTo(Lot.NONE);
    }

    @Test
    void aSellThatIsCancelledByHandLeavesTheRestToTheNextSell() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        story.selling("10", "101", "O2").fills("O2", "4").cancelled("O2").looks();
        assertThat(story.book.trades()).isEmpty();
        assertThat(story.position().state(PAIR)).isEqualTo(Position.State.HELD);
        story.audits();
        story.looks();

        story.selling("6", "102", "O3").fills("O3", "6").looks();

        assertThat(story.book.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.sold().volume()).isEqualTo(Volume.of("10"));
            assertThat(trade.sold().cost()).isEqualTo(Money.of("1016"));
        });
    }

    @Test
    void anOldRowNeverTakesAFillBack() {
        story.buying("10", "100", "O1");
        OrderState old = story.exchange.get("O1");
        story.fills("O1", "4").looks();

        story.sees(new Look(List.of(old), false, story.now, Optional.of(story.now)));

        assertThat(story.position().held()).isEqualTo(Volume.of("4"));
    }

    @Test
    void ofTwoRowsOfOneOrderInALookTheLaterCounts() {
        story.buying("10", "100", "O1");
        OrderState open = story.exchange.get("O1");
        story.fills("O1", "10");

        story.sees(new Look(
                List.of(open, story.exchange.get("O1")),
                true,
                NOON.minus(Duration.ofHours(1)),
                Optional.of(story.now)));

        assertThat(story.position().openBuy()).isEmpty();
        assertThat(story.position().held()).isEqualTo(Volume.of("10"));
    }

    @Test
    void anOrderThatIsNotShownYetHasNotVanished() {
        story.buying("10", "100", "O1");

        story.after(Duration.ofSeconds(119)).looksInVainFor("O1");

        assertThat(story.book.doubts()).isEqualTo(Doubts.NONE);
        assertThat(story.position().openBuy()).isPresent();
    }

    @Test
    void aVanishedOrderQuarantinesItsCoinAndIsToldOnce() {
        story.buying("10", "100", "O1");
        story.after(Story.VISIBILITY).looksInVainFor("O1");
        assertThat(story.tells()).containsExactly(Event.Kind.DIFFERENCE);
        assertThat(story.book.doubts().isQuarantined(SOL, story.book.control())).isTrue();

        story.after(Duration.ofMinutes(20)).looksInVainFor("O1");

        assertThat(story.tells()).isEmpty();
        assertThat(story.book.position(SOL)).as("it counts as cancelled").isEmpty();
    }

    @Test
    void theOwnersRunLiftsAQuarantineAndTheSameDifferenceDoesNotBringItBack() {
        story.buying("10", "100", "O1");
        story.after(Story.VISIBILITY).looksInVainFor("O1");
        story.tells();
        story.after(Duration.ofMinutes(1)).owner(Control.Mode.NO_BUYS);
        assertThat(story.book.doubts().isQuarantined(SOL, story.book.control())).isTrue();

        story.owner(Control.Mode.RUN);
        story.after(Duration.ofMinutes(1)).looksInVainFor("O1");

        assertThat(story.book.doubts().isQuarantined(SOL, story.book.control())).isFalse();
        assertThat(story.tells()).isEmpty();
    }

    @Test
    void anotherDifferenceQuarantinesAgainAndNeitherIsToldTwice() {
        story.settlement.differs(SOL, "a", "coins are missing", NOON);
        story.after(Duration.ofMinutes(1)).owner(Control.Mode.RUN);
        story.after(Duration.ofMinutes(1));

        story.settlement.differs(SOL, "b", "dollars are missing", story.now);
        story.settlement.differs(SOL, "a", "coins are missing", story.now);
        story.settlement.differs(SOL, "b", "dollars are missing", story.now);

        assertThat(story.book.doubts().isQuarantined(SOL, story.book.control())).isTrue();
        assertThat(story.tells()).hasSize(2);
    }

    @Test
    void aPurchaseIsToldOnceForEachBuyAtItsFirstFill() {
        story.buying("10", "100", "O1").fills("O1", "0.03").looks();
        assertThat(story.tells()).containsExactly(Event.Kind.BOUGHT);
        story.fills("O1", "0.02").expires("O1").looks();
        story.looks();
        assertThat(story.tells()).isEmpty();

        story.buying("10", "100", "O2").fills("O2", "10").looks();

        assertThat(story.tells()).containsExactly(Event.Kind.BOUGHT);
    }

    @Test
    void aPositionThatHasSomethingOpenCannotBeForgotten() {
        story.buying("10", "100", "O1");
        assertThatThrownBy(() -> story.book.drop(story.position())).isInstanceOf(IllegalStateException.class);

        Story unresolved = new Story();
        unresolved.buy("10", "100");
        assertThatThrownBy(() -> unresolved.book.drop(unresolved.position())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPositionStaysSmallHoweverManyOrdersItHas() {
        story.buying("10", "100", "O1").fills("O1", "0.05").expires("O1").looks();
        for (int i = 0; i < 600; i++) {
            String txid = "B" + i;
            story.after(Duration.ofMinutes(20)).buying("10", "99", txid);
            if (i % 100 == 0) {
                story.fills(txid, "0.005");
            }
            story.expires(txid).looks();
            story.audits();
            assertThat(story.position().orders()).hasSizeLessThan(3);
        }
        assertThat(story.position().held()).isEqualTo(Volume.of("0.08"));
        assertThat(story.position().bought().cost()).isEqualTo(Money.of("7.97"));
    }

    @Test
    void anOrderIsListedUntilItIsAudited() {
        story.buying("10", "100", "O1").fills("O1", "5").expires("O1").looks().looks();
        assertThat(story.position().order("O1")).isPresent();

        story.audits();
        story.looks();

        assertThat(story.position().order("O1")).isEmpty();
        assertThat(story.position().bought()).isEqualTo(Story.lot(story.exchange.get("O1")));
        assertThat(story.position().state(PAIR)).isEqualTo(Position.State.HELD);
    }

    @Test
    void aSellOfSomebodyElsesCoinsNeverMakesTheHoldingNegative() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();

        story.selling("12", "101", "O2").fills("O2", "12").looks();

        assertThat(story.book.positions()).isEmpty();
        assertThat(story.book.trades().getFirst().bought().volume()).isEqualTo(Volume.of("10"));
    }

    @Test
    void anUnfilledEndOfTheSellKeepsThePosition() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();

        story.selling("10", "101", "O2").ends("O2", OrderStatus.EXPIRED, "").looks();

        assertThat(story.position().state(PAIR)).isEqualTo(Position.State.HELD);
        assertThat(story.position().invested()).isEqualTo(Money.of("1002.5"));
    }
}
