package dev.caravel.book;

import static dev.caravel.book.Story.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Volume;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Orders that were given up and appear after all. */
class GhostTest {
    private final Story story = new Story();

    private Intent givenUp() {
        Intent buy = story.buy("10", "100");
        givesUp(buy);
        return buy;
    }

    private void givesUp(Intent intent) {
        story.unknown(intent);
        story.after(Duration.ofMinutes(1)).looks();
        story.after(Duration.ofMinutes(3)).looks();
        assertThat(story.book.doubts().isGhost(intent.id())).isTrue();
        story.tells();
    }

    @Test
    void anOpenGhostIsAdoptedAndStaysAGhostUntilItIsOver() {
        Intent ghost = givenUp();
        story.arrives(ghost, "O1");

        story.looks();

        assertThat(story.position().openBuy()).map(PlacedOrder::id).contains(ghost.id());
        assertThat(story.book.doubts().isGhost(ghost.id())).isTrue();
        assertThat(story.tells()).containsExactly(Event.Kind.ORDER_GHOST);
        story.looks();
        assertThat(story.position().orders()).hasSize(1);
        assertThat(story.tells()).isEmpty();
    }

    @Test
    void anOrderThatWasFilledWhileNoListShowedItIsBookedAndAudited() {
        story.buying("10", "100", "O1");
        story.after(Duration.ofMinutes(5)).looksInVainFor("O1");
        assertThat(story.book.position(SOL)).as("it counts as cancelled").isEmpty();
        story.fills("O1", "10").looks();

        assertThat(story.position().held()).isEqualTo(Volume.of("10"));
        assertThat(story.audits().isEqual()).isTrue();
    }

    @Test
    void anOrderThatWasFilledFurtherWhileNoListShowedItIsBooked() {
        story.buying("10", "100", "O1").fills("O1", "4").looks();
        story.after(Duration.ofMinutes(5)).looksInVainFor("O1");
        story.fills("O1", "6").looks();

        assertThat(story.position().held()).isEqualTo(Volume.of("10"));
        assertThat(story.audits().isEqual()).isTrue();
    }

    @Test
    void aCancelledGhostIsGoneForGood() {
        story.arrives(givenUp(), "O1");
        story.looks();
        story.accepted(story.cancel("O1"), "O1");
        story.cancelled("O1");

        story.looks().looks();

        assertThat(story.book.positions()).isEmpty();
        assertThat(story.book.trades()).isEmpty();
    }

    @Test
    void aFilledGhostIsBookedAuditedAndCountsAsBought() {
        story.arrives(givenUp(), "O1");

        story.fills("O1", "10").looks();

        assertThat(story.position().held()).isEqualTo(Volume.of("10"));
        assertThat(story.book.waits().recent()).containsExactly(SOL);
        assertThat(story.book.audit().lines()).containsKey("O1");
        assertThat(story.audits().isEqual()).isTrue();
    }

    @Test
    void aFilledGhostIsNotBookedAgainAfterItsTrade() {
        story.arrives(givenUp(), "O1");
        story.fills("O1", "10").looks();
        story.selling("10", "101", "O2").fills("O2", "10").looks();
        assertThat(story.book.positions()).isEmpty();

        story.looks().looks();

        assertThat(story.book.positions()).isEmpty();
        assertThat(story.book.trades()).hasSize(1);
    }

    @Test
    void aGhostSellThatWasFilledClosesThePositionOnce() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        Intent ghost = story.sell("10", "101");
        givesUp(ghost);
        story.arrives(ghost, "O2");
        story.fills("O2", "10");

        story.looks().looks().looks();

        assertThat(story.book.positions()).isEmpty();
        assertThat(story.book.trades()).hasSize(1);
    }

    @Test
    void aGhostIsAdoptedBeforeItsTradeIsBookedSoThatACrashInBetweenFindsIt() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        Intent ghost = story.sell("10", "101");
        givesUp(ghost);
        story.arrives(ghost, "O2");
        story.fills("O2", "10");

        story.looks();

        assertThat(story.position().order("O2")).isPresent();
        assertThat(story.book.doubts().isGhost(ghost.id())).isTrue();
        assertThat(story.book.trades()).isEmpty();
    }

    @Test
    void aGhostBesideASecondAttemptIsASecondOrderOfTheSamePosition() {
        Intent ghost = givenUp();
        story.buying("5", "90", "O2").looks();
        story.arrives(ghost, "O1");

        story.fills("O1", "10").looks();
        story.fills("O2", "5").looks();

        assertThat(story.position().held()).isEqualTo(Volume.of("15"));
        assertThat(story.position().bought().cost()).isEqualTo(dev.caravel.market.Money.of("1450"));
    }

    @Test
    void aGhostThatCameAndWentWithoutAFillIsNothing() {
        story.arrives(givenUp(), "O1");

        story.cancelled("O1").looks();

        assertThat(story.book.positions()).isEmpty();
        assertThat(story.tells()).isEmpty();
    }

    @Test
    void anOpenOrderOfOursThatTheBookDoesNotKnowIsAdopted() {
        Story former = new Story();
        former.buying("10", "100", "O1");
        story.exchange.putAll(former.exchange);

        story.looks();

        assertThat(story.position().openBuy()).isPresent();
        assertThat(story.tells()).containsExactly(Event.Kind.ORDER_GHOST);
    }

    @Test
    void anOldOrderOfOursThatIsOverIsNotBookedAgain() {
        Story former = new Story();
        former.buying("10", "100", "O1").fills("O1", "10");
        story.exchange.putAll(former.exchange);

        story.looks();

        assertThat(story.book.positions()).isEmpty();
    }

    @Test
    void whatIsAdoptedNeverComesUnderTheNameOfAPositionThatHadItsTrade() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        story.selling("10", "101", "O2").fills("O2", "10").looks();
        String traded = story.book.trades().getFirst().position();
        Story former = new Story();
        former.buying("3", "100", "O9");
        story.exchange.putAll(former.exchange);

        story.after(Duration.ofMinutes(20)).looks();

        assertThat(story.position().id()).isNotEqualTo(traded);
    }
}
