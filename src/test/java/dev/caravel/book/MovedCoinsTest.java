package dev.caravel.book;

import static dev.caravel.book.Story.PAIR;
import static dev.caravel.book.Story.PAIRS;
import static dev.caravel.book.Story.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Money;
import dev.caravel.market.Volume;
import dev.caravel.order.Balances;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coins that the owner has sold or sent away. */
class MovedCoinsTest {
    private final Story story = new Story();
    private MovedCoins coins = new MovedCoins(story.book, Story.BOT, true);

    @BeforeEach
    void tenAreHeld() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        story.audits();
        story.tells();
    }

    /** A cycle's look, in which the account owns so many coins. */
    private void looks(String owned) {
        looks(AdoptionTest.owning(owned));
    }

    private void looks(Balances balances) {
        story.after(Duration.ofMinutes(20)).looks();
        coins.apply(story.look(), balances, PAIRS, story.now);
    }

    @Test
    void areToldAndTheCoinIsNotBoughtUnlessTheyAreToBeTakenOut() {
        coins = new MovedCoins(story.book, Story.BOT, false);

        looks("4");
        looks("4");

        assertThat(story.tells()).containsExactly(Event.Kind.DIFFERENCE);
        assertThat(story.book.doubts().isQuarantined(SOL, story.book.control())).isTrue();
        assertThat(story.position().held()).isEqualTo(Volume.of("10"));
    }

    @Test
    void leaveThePositionAtWhatTheyCostOnceTwoLooksMissedThem() {
        looks("4");
        assertThat(story.position().held()).isEqualTo(Volume.of("10"));
        assertThat(story.tells()).isEmpty();

        looks("4");

        assertThat(story.position().held()).isEqualTo(Volume.of("4"));
        assertThat(story.position().invested()).isEqualTo(Money.of("401"));
        assertThat(story.book.outbox().getLast().text())
                .isEqualTo("SOL: took 6 out of the position: moved away, written off at what they cost");
        assertThat(story.book.doubts()).isEqualTo(Doubts.NONE);
    }

    @Test
    void whatIsLeftIsSoldAndTheTradeIsOnlyThat() {
        looks("4");
        looks("4");

        story.selling("4", "101", "O2").fills("O2", "4");
        looks("0");

        assertThat(story.book.trades()).singleElement().satisfies(trade -> {
            // Four at a dollar's gain each, less their fees.
            assertThat(trade.net()).isEqualTo(Money.of("4").minus(Money.of("1")).minus(Money.of("1.01")));
            assertThat(trade.exit()).isEqualTo(Trade.Exit.TARGET);
        });
    }

    @Test
    void missedOnceOnlyAreThere() {
        looks("4");
        looks("10");
        looks("4");

        assertThat(story.position().held()).isEqualTo(Volume.of("10"));
    }

    @Test
    void onlyWhatBothLooksMissedIsGone() {
        looks("4");
        looks("7");

        assertThat(story.position().held()).isEqualTo(Volume.of("7"));
    }

    @Test
    void soldByHandCountAtThePriceOfThatSale() {
        story.byHand(Side.SELL, "10", "90", "H1").fills("H1", "10");

        looks("0");
        looks("0");

        assertThat(story.book.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.sold().cost()).isEqualTo(Money.of("900"));
            assertThat(trade.sold().fee()).isEqualTo(Money.of("2.25"));
            assertThat(trade.exit()).isEqualTo(Trade.Exit.OTHER);
        });
        assertThat(story.book.positions()).isEmpty();
        assertThat(story.audits().isEqual()).isTrue();
    }

    @Test
    void ofASaleThatWasLargerOnlyThatPartCounts() {
        story.byHand(Side.SELL, "30", "90", "H1").fills("H1", "30");

        looks("0");
        looks("0");

        assertThat(story.book.trades().getFirst().sold().volume()).isEqualTo(Volume.of("10"));
        assertThat(story.book.trades().getFirst().sold().cost()).isEqualTo(Money.of("900"));
    }

    @Test
    void ofWhichAPartWasSoldAreTheRestWrittenOff() {
        story.byHand(Side.SELL, "4", "90", "H1").fills("H1", "4");

        looks("0");
        looks("0");

        Trade trade = story.book.trades().getFirst();
        assertThat(trade.net()).isEqualTo(Money.of("-40").minus(Money.of("1")).minus(Money.of("0.9")));
    }

    @Test
    void aSaleIsCountedOnce() {
        story.byHand(Side.SELL, "4", "90", "H1").fills("H1", "4");
        looks("6");
        looks("6");
        assertThat(story.position().held()).isEqualTo(Volume.of("6"));

        looks("6");
        looks("2");
        looks("2");

        assertThat(story.position().held()).isEqualTo(Volume.of("2"));
        assertThat(story.position().sold().cost()).isEqualTo(Money.of("360").plus(Money.of("401")));
    }

    @Test
    void aSaleThatGoesOnIsWaitedFor() {
        story.byHand(Side.SELL, "10", "90", "H1").fills("H1", "4");
        looks("6");
        looks("6");
        assertThat(story.position().held()).isEqualTo(Volume.of("10"));

        story.fills("H1", "6");
        looks("0");
        assertThat(story.position().held()).isEqualTo(Volume.of("10"));
        looks("0");
        assertThat(story.book.trades().getFirst().sold().cost()).isEqualTo(Money.of("900"));
    }

    @Test
    void areNotTakenOutWhileAnOrderOfOursMayHaveSoldThem() {
        story.unknown(story.sell("10", "101"));

        looks("0");
        looks("0");

        assertThat(story.position().held()).isEqualTo(Volume.of("10"));
        assertThat(story.tells()).contains(Event.Kind.DIFFERENCE);
    }

    @Test
    void areNotTakenOutWhileASellThatWasGivenUpMayStillAppear() {
        Intent sell = story.sell("10", "101");
        story.unknown(sell);
        story.after(Duration.ofMinutes(1)).looks();
        story.after(Story.VISIBILITY).looks();
        assertThat(story.book.doubts().isGhost(sell.id())).isTrue();

        looks("0");
        looks("0");

        assertThat(story.position().held()).isEqualTo(Volume.of("10"));
    }

    @Test
    void noneAreMissingWhileASellOfOursIsBeingFilled() {
        story.selling("10", "101", "O2");

        looks("0");
        looks("0");

        assertThat(story.position().held()).isEqualTo(Volume.of("10"));
        assertThat(story.book.doubts()).isEqualTo(Doubts.NONE);
    }

    @Test
    void inKrakensEarnTheyMayComeBack() {
        Balances earning = new Balances(
                Map.of(PAIR.base(), new Balances.Balance(BigDecimal.ZERO, BigDecimal.ZERO)),
                Map.of("SOL.F", BigDecimal.TEN));

        looks(earning);
        looks(earning);

        assertThat(story.position().held()).isEqualTo(Volume.of("10"));
        assertThat(story.tells()).containsExactly(Event.Kind.DIFFERENCE);
    }
}
