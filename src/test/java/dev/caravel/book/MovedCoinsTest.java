package dev.caravel.book;

import static dev.caravel.book.Story.PAIR;
import static dev.caravel.book.Story.PAIRS;
import static dev.caravel.book.Story.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import dev.caravel.market.Volume;
import dev.caravel.order.Balances;
import dev.caravel.order.OrderForm;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coins that the owner has sold or sent away. The bid is 95. */
class MovedCoinsTest {
    private final Story story = new Story();
    private boolean adopts = true;
    private boolean isPriced = true;

    @BeforeEach
    void tenAreHeld() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        story.audits();
        story.tells();
        story.after(Duration.ofMinutes(1));
    }

    /** A cycle's look, in which the account owns so many coins. */
    private void looks(String owned) {
        looks(Story.owning(owned));
    }

    /** Each by a process of its own. */
    private void looks(Balances balances) {
        story.after(Duration.ofMinutes(20)).looks();
        Ticker ticker = new Ticker(SOL, Price.of("95"), Price.of("95.1"), Price.of("95"));
        new MovedCoins(story.book, Story.BOT, adopts)
                .apply(
                        new MovedCoins.Sight(story.look(), balances, isPriced ? Map.of(SOL, ticker) : Map.of(), PAIRS),
                        story.now);
    }

    @Test
    void areToldAndTheCoinIsNotBoughtUnlessTheyAreToBeTakenOut() {
        adopts = false;

        looks("4");
        looks("4");

        assertThat(story.tells()).containsExactly(Event.Kind.DIFFERENCE);
        assertThat(story.book.doubts().isQuarantined(SOL, story.book.control())).isTrue();
        assertThat(story.position().held()).isEqualTo(Volume.of("10"));
    }

    @Test
    void leaveThePositionAtWhatTheyWereWorthOnceTwoLooksMissedThem() {
        looks("4");
        assertThat(story.position().held()).isEqualTo(Volume.of("10"));
        assertThat(story.tells()).isEmpty();

        looks("4");

        assertThat(story.position().held()).isEqualTo(Volume.of("4"));
        assertThat(story.position().sold()).isEqualTo(new Lot(Volume.of("6"), Money.of("570"), Money.ZERO));
        assertThat(story.book.outbox().getLast().text())
                .isEqualTo("SOL: took 6 out of the position: 6 moved away, worth 570 dollars");
        assertThat(story.book.doubts()).isEqualTo(Doubts.NONE);
    }

    @Test
    void areNotTakenOutAsLongAsNobodyKnowsWhatTheyWereWorth() {
        isPriced = false;
        looks("4");
        looks("4");
        assertThat(story.position().held()).isEqualTo(Volume.of("10"));

        isPriced = true;
        looks("4");
        assertThat(story.position().held()).isEqualTo(Volume.of("4"));
    }

    @Test
    void thatAreAllGoneEndThePositionByHand() {
        looks("0");
        looks("0");

        assertThat(story.book.positions()).isEmpty();
        assertThat(story.book.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.exit()).isEqualTo(Trade.Exit.OTHER);
            assertThat(trade.sold().cost()).isEqualTo(Money.of("950"));
        });
        assertThat(story.book.outbox().getLast().text()).startsWith("SOL: ended by hand, 10, net -52.5");
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
    void aSaleThatOnlyTheFirstLookShowsStillCounts() {
        story.byHand(Side.SELL, "10", "70", "H1").fills("H1", "10");

        looks("0");
        story.after(Duration.ofHours(3));
        looks("0");

        assertThat(story.book.trades().getFirst().sold().cost()).isEqualTo(Money.of("700"));
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
    void ofWhichAPartWasSoldTheRestCountsAtWhatItWasWorth() {
        story.byHand(Side.SELL, "4", "90", "H1").fills("H1", "4");

        looks("0");
        looks("0");

        assertThat(story.book.trades().getFirst().sold().cost())
                .isEqualTo(Money.of("360").plus(Money.of("570")));
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
        assertThat(story.position().sold().cost()).isEqualTo(Money.of("360").plus(Money.of("380")));
    }

    @Test
    void aSaleIsNotCountedAgainForTheDustOfItsTrade() {
        story.byHand(Side.SELL, "9.95", "150", "H1").fills("H1", "9.95");
        looks("0.05");
        looks("0.05");
        assertThat(story.book.trades()).hasSize(1);
        story.buying("9.95", "100", "O2").fills("O2", "9.95").looks();
        looks("10");

        looks("0");
        looks("0");

        assertThat(story.book.trades().getLast().sold().cost()).isEqualTo(Money.of("950"));
    }

    @Test
    void manySmallSalesFitIntoThePosition() {
        for (int i = 0; i < 25; i++) {
            story.byHand(Side.SELL, "0.2", "90", "H" + i).fills("H" + i, "0.2");
        }

        looks("5");
        looks("5");

        assertThat(story.position().orders()).hasSizeLessThan(2);
        assertThat(story.position().held()).isEqualTo(Volume.of("5"));
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

        story.after(Duration.ofDays(8));
        looks("0");
        looks("0");
        assertThat(story.book.positions()).isEmpty();
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
        looks(parked("0", "SOL.F", "10"));
        looks(parked("0", "SOL.F", "10"));

        assertThat(story.position().held()).isEqualTo(Volume.of("10"));
        assertThat(story.tells()).containsExactly(Event.Kind.DIFFERENCE);
    }

    @Test
    void whatTheOwnerHasStakedDoesNotHideASale() {
        story.byHand(Side.SELL, "10", "70", "H1").fills("H1", "10");

        looks(parked("0", "SOL.S", "50"));
        looks(parked("0", "SOL.S", "50"));

        assertThat(story.book.positions()).isEmpty();
    }

    @Test
    void aSellOfHisThatRestsDoesNotHideThatTheyAreGone() {
        story.byHand(Side.SELL, "1000", "500", "H1").fills("H1", "1");

        looks("0");
        looks("0");

        assertThat(story.book.positions()).isEmpty();
    }

    @Test
    void aSaleOnMarginOrWithItsFeeInCoinsHasNoPriceForTheBook() {
        story.byHand(Side.SELL, "10", "70", "H1").fills("H1", "10");
        story.exchange.computeIfPresent(
                "H1", (txid, order) -> AdoptionTest.with(order, order.clientId(), OrderForm.OTHER));

        looks("0");
        looks("0");

        assertThat(story.book.trades().getFirst().sold().cost()).isEqualTo(Money.of("950"));
    }

    private static Balances parked(String owned, String asset, String parked) {
        BigDecimal coins = new BigDecimal(owned);
        return new Balances(
                Map.of(PAIR.base(), new Balances.Balance(coins, coins)), Map.of(asset, new BigDecimal(parked)));
    }
}
