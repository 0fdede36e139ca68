package dev.caravel.book;

import static dev.caravel.book.Story.PAIR;
import static dev.caravel.book.Story.PAIRS;
import static dev.caravel.book.Story.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Balances;
import dev.caravel.order.ClientOrderId;
import dev.caravel.order.OrderForm;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders on the account that are not the bot's. */
class AdoptionTest {
    private static final Duration CYCLE = Duration.ofMinutes(20);

    private final Story story = new Story();
    private boolean adopts = true;

    private void looks(String owned) {
        story.looksThrough(adopts, Story.owning(owned));
    }

    private String told() {
        return story.book.outbox().getLast().text();
    }

    @Nested
    class UnlessTheyAreWanted {
        {
            adopts = false;
        }

        @Test
        void anOpenOrderIsToldOnceAndNeverTouched() {
            story.byHand(Side.SELL, "10", "120", "H1");

            looks("10");
            assertThat(told()).isEqualTo("Not this bot's and not touched: sell 10 SOLUSD at 120 (H1)");
            assertThat(story.tells()).containsExactly(Event.Kind.FOREIGN_ORDER);

            story.after(CYCLE);
            looks("10");
            assertThat(story.book.outbox()).isEmpty();
            assertThat(story.book.positions()).isEmpty();
        }

        @Test
        void oneMoreIsToldWithoutTheOthers() {
            story.byHand(Side.SELL, "10", "120", "H1");
            looks("20");
            story.tells();

            story.byHand(Side.BUY, "5", "80", "H2");
            looks("20");

            assertThat(told()).endsWith("not touched: buy 5 SOLUSD at 80 (H2)");
        }

        @Test
        void manyAreToldInOneSentence() {
            for (int i = 1; i <= 8; i++) {
                story.byHand(Side.BUY, "1", "80", "H" + i);
            }

            looks("0");

            assertThat(story.book.outbox()).hasSize(1);
            assertThat(told()).startsWith("Not this bot's and not touched: ").endsWith("and 3 more");
        }

        @Test
        void whatIsOpenNoMoreIsForgotten() {
            story.byHand(Side.SELL, "10", "120", "H1");
            looks("10");
            story.cancelled("H1");
            looks("10");

            assertThat(story.book.foreign()).isEqualTo(Foreign.NONE);
        }

        @Test
        void aLookThatDoesNotShowAllForgetsNothing() {
            story.byHand(Side.SELL, "10", "120", "H1");
            looks("10");
            Foreign before = story.book.foreign();

            new Adoption(story.book, adopts)
                    .apply(
                            new Look(java.util.List.of(), false, Instant.MAX, Optional.of(story.now)),
                            Optional.of(Story.owning("10")),
                            PAIRS,
                            story.now);

            assertThat(story.book.foreign()).isEqualTo(before);
        }

        @Test
        void ordersOfAnotherBotAreItsOwnBusiness() {
            adopts = true;
            story.byHand(Side.BUY, "10", "100", "H1");
            String id = ClientOrderId.of("other", new ClientOrderId.Parts(story.now, SOL, Side.BUY, 0))
                    .text();
            story.exchange.computeIfPresent("H1", (txid, order) -> with(order, Optional.of(id), order.form()));

            looks("10");

            assertThat(story.book.outbox()).isEmpty();
            assertThat(story.book.positions()).isEmpty();
        }
    }

    /** A first look, from which on orders are taken over. */
    private void begins() {
        looks("0");
        story.after(Duration.ofMinutes(1));
    }

    @Test
    void anOpenBuyBecomesTheBotsOwn() {
        story.byHand(Side.BUY, "10", "100", "H1");

        looks("0");

        assertThat(story.position().openBuy()).map(PlacedOrder::txid).contains("H1");
        assertThat(told()).isEqualTo("Taken over from you: buy 10 SOLUSD at 100 (H1)");
        assertThat(story.tells()).containsExactly(Event.Kind.TAKEN_OVER);
    }

    @Test
    void whatItBuysIsSoldAndBookedLikeEverythingElse() {
        story.byHand(Side.BUY, "10", "100", "H1");
        looks("0");
        story.fills("H1", "4");
        looks("4");
        story.fills("H1", "6");
        looks("10");
        assertThat(story.position().entry()).contains(Price.of("100"));

        story.selling("10", "101", "O1").fills("O1", "10");
        looks("0");

        assertThat(story.book.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.bought().cost()).isEqualTo(Money.of("1000"));
            assertThat(trade.bought().fee()).isEqualTo(Money.of("2.5"));
            assertThat(trade.sold().cost()).isEqualTo(Money.of("1010"));
        });
        assertThat(story.audits().isEqual()).isTrue();
    }

    @Test
    void aBuyThatWasFilledBetweenTwoLooksIsTakenOver() {
        begins();
        story.byHand(Side.BUY, "10", "100", "H1").fills("H1", "10");

        looks("10");

        assertThat(story.position().held()).isEqualTo(Volume.of("10"));
        assertThat(story.audits().isEqual()).isTrue();
    }

    @Test
    void noBuyIsTakenOverTwice() {
        begins();
        story.byHand(Side.BUY, "10", "100", "H1").fills("H1", "10");
        looks("10");
        story.selling("10", "101", "O1").fills("O1", "10");
        looks("0");
        assertThat(story.book.positions()).isEmpty();

        story.after(CYCLE);
        looks("100");

        assertThat(story.book.positions()).isEmpty();
        assertThat(story.book.trades()).hasSize(1);
    }

    @Test
    void itStaysRememberedAsLongAsAListMayShowIt() {
        begins();
        story.byHand(Side.BUY, "10", "100", "H1").fills("H1", "10");
        looks("10");
        looks("10");
        assertThat(story.book.foreign().booked()).containsOnlyKeys("H1");

        story.after(Duration.ofHours(27));
        looks("10");

        assertThat(story.book.foreign().booked()).isEmpty();
    }

    @Test
    void aBuyThatWasFilledBeforeTheBotBeganIsTheOwnersForEver() {
        story.byHand(Side.BUY, "10", "100", "H1").fills("H1", "10").after(Duration.ofMinutes(1));

        looks("10");
        story.after(CYCLE);
        looks("10");

        assertThat(story.book.positions()).isEmpty();
    }

    @Test
    void soIsOneThatHadFillsThen() {
        story.byHand(Side.BUY, "10", "100", "H1").fills("H1", "1").after(Duration.ofDays(90));

        looks("1");

        assertThat(story.book.positions()).isEmpty();
        assertThat(story.book.audit().since()).isEmpty();
    }

    @Test
    void whatWasFilledWhileNothingWasTakenOverStaysTheOwners() {
        begins();
        adopts = false;
        looks("0");
        story.byHand(Side.BUY, "10", "100", "H1").fills("H1", "10").after(Duration.ofMinutes(1));
        adopts = true;

        looks("10");

        assertThat(story.book.positions()).isEmpty();
    }

    @Test
    void theAuditOfAnOldOrderBeginsWhenItIsTakenOver() {
        story.byHand(Side.BUY, "10", "100", "H1").after(Duration.ofDays(90));
        looks("0");
        story.fills("H1", "10");
        looks("10");

        assertThat(story.book.audit().since().orElseThrow()).isAfter(story.now.minus(Duration.ofHours(1)));
        assertThat(story.position().held()).isEqualTo(Volume.of("10"));
    }

    @Test
    void nothingIsTakenOverWhileTheOwnerDoesNotLetTheBotTrade() {
        for (Control.Mode mode : Control.Mode.values()) {
            if (mode != Control.Mode.RUN) {
                story.owner(mode);
                story.byHand(Side.BUY, "10", "100", "H" + mode);

                looks("0");

                assertThat(story.book.positions()).as(mode.word()).isEmpty();
            }
        }
    }

    @Test
    void whatWasBoughtAndSoldAgainIsTheOwnersBusiness() {
        begins();
        story.byHand(Side.BUY, "10", "100", "H1").fills("H1", "10");
        story.byHand(Side.SELL, "10", "101", "H2").fills("H2", "10");

        looks("100");

        assertThat(story.book.positions()).isEmpty();
    }

    @Test
    void soIsWhatAnotherOrderOfHisSells() {
        begins();
        story.byHand(Side.BUY, "10", "100", "H1").fills("H1", "10");

        story.looksThrough(
                adopts,
                new Balances(Map.of(PAIR.base(), new Balances.Balance(BigDecimal.TEN, BigDecimal.ZERO)), Map.of()));

        assertThat(story.book.positions()).isEmpty();
    }

    @Test
    void ofManyOrdersAFewAreTakenOverSoThatThePositionFitsIntoItsDocument() {
        for (int i = 0; i < 35; i++) {
            story.byHand(Side.BUY, "1", Integer.toString(50 + i), "OAAAAA-BBBBB-CCCC" + (10 + i));
        }

        looks("0");

        assertThat(story.position().orders()).hasSize(6);
        assertThat(story.tells()).containsExactly(Event.Kind.TAKEN_OVER, Event.Kind.FOREIGN_ORDER);
    }

    @Test
    void whatWasTakenOverAndNotSavedIsNotYetBookedForGood() {
        begins();
        story.byHand(Side.BUY, "10", "100", "H1").fills("H1", "10");
        looks("10");

        story.reconciliation.apply(story.look(), PAIRS, false, story.now);
        assertThat(story.book.foreign().booked()).isEmpty();
        assertThat(story.position().order("H1")).isPresent();

        story.looks();
        assertThat(story.book.foreign().booked()).containsOnlyKeys("H1");
    }

    @Test
    void whatWasBoughtAndIsNotThereAnyMoreIsTheOwners() {
        begins();
        story.byHand(Side.BUY, "10", "100", "H1").fills("H1", "10");

        looks("3");

        assertThat(story.book.positions()).isEmpty();
    }

    @Test
    void aBuyJoinsThePositionOfItsCoin() {
        begins();
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        story.byHand(Side.BUY, "10", "90", "H1").fills("H1", "10");

        looks("20");

        assertThat(story.position().entry()).contains(Price.of("95"));
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderForm.class,
            names = {"CONDITIONAL", "OTHER"})
    void anOpenOrderOfAKindThatTheBotDoesNotPlaceIsNotTouched(OrderForm form) {
        story.byHand(Side.BUY, "10", "100", "H1");
        story.exchange.computeIfPresent("H1", (txid, order) -> with(order, order.clientId(), form));

        looks("0");

        assertThat(story.book.positions()).isEmpty();
        assertThat(story.tells()).containsExactly(Event.Kind.FOREIGN_ORDER);
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderForm.class,
            names = {"CONDITIONAL", "OTHER"})
    void norWhatSuchAnOrderHasBought(OrderForm form) {
        begins();
        story.byHand(Side.BUY, "10", "100", "H1").fills("H1", "10");
        story.exchange.computeIfPresent("H1", (txid, order) -> with(order, order.clientId(), form));

        looks("10");

        assertThat(story.book.positions()).isEmpty();
    }

    @Test
    void withoutBalancesNothingIsTakenOverOrTold() {
        story.byHand(Side.BUY, "10", "100", "H1");

        story.looks();
        new Adoption(story.book, true).apply(story.look(), Optional.empty(), PAIRS, story.now);

        assertThat(story.book.positions()).isEmpty();
        assertThat(story.book.outbox()).isEmpty();
    }

    static OrderState with(OrderState order, Optional<String> id, OrderForm form) {
        return new OrderState(
                order.txid(),
                id,
                order.pair(),
                order.side(),
                order.limit(),
                order.volume(),
                order.executed(),
                order.cost(),
                order.fee(),
                order.status(),
                order.opened(),
                order.closed(),
                order.reason(),
                order.trades(),
                form);
    }
}
