package dev.caravel.book;

import static dev.caravel.book.Story.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Money;
import dev.caravel.market.Pairs;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The whole state is gone: what the exchange still knows makes the same book. */
class RecoveryTest {
    private static final Recovery RECOVERY = new Recovery(
            Story.BOT,
            Money.of("10000"),
            new Recovery.Levels(new BigDecimal("0.75"), new BigDecimal("4")),
            time -> time.truncatedTo(ChronoUnit.HOURS));

    private final Story story = new Story();

    /** Ten coins are bought at 100 and sold again. */
    private void trade(String price) {
        story.buying("10", "100", "B1").fills("B1", "10").looks();
        story.selling("10", price, "S1").fills("S1", "10").looks();
    }

    private Recovery.Recovered recovered() {
        return recovered(story);
    }

    private static Recovery.Recovered recovered(Story story) {
        return RECOVERY.rebuild(story.exchange.values(), Story.PAIRS, story.now);
    }

    @Property(tries = 400)
    void theBookIsTheSameAsBefore(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int steps) {
        Chaos chaos = new Chaos(seed);
        for (int i = 0; i < steps; i++) {
            chaos.step();
        }
        chaos.settle();

        Recovery.Recovered recovered = recovered(chaos.story);

        assertThat(recovered.remarks()).isEmpty();
        assertThat(recovered.foreign()).isEmpty();
        assertSame(recovered.book(), chaos.story.book);
        assertThat(audited(recovered.book(), chaos.story).isEqual()).isTrue();
    }

    @Test
    void whatWasSoldBeyondWhatTheBotBoughtIsNotItsToEarnWith() {
        Story story = new Story();
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        story.after(Duration.ofMinutes(20)).byHand(Side.BUY, "10", "100", "H1").fills("H1", "10");
        story.after(Duration.ofMinutes(20)).selling("20", "101", "O2").fills("O2", "20");

        Recovery.Recovered recovered = recovered(story);

        assertThat(recovered.book().trades()).singleElement().satisfies(trade -> {
            assertThat(trade.sold().volume()).isEqualTo(Volume.of("10"));
            assertThat(trade.sold().cost()).isEqualTo(Money.of("1010"));
        });
        assertThat(recovered.remarks()).singleElement().asString().contains("sold more than it bought");
    }

    @Test
    void aSellOfWhatItNeverBoughtBringsItNothing() {
        Story story = new Story();
        story.byHand(Side.BUY, "10", "100", "H1").fills("H1", "10");
        story.selling("10", "101", "O1");
        Recovery.Recovered recovered = recovered(story);
        story.fills("O1", "10");

        new Reconciliation(recovered.book(), Story.BOT, story.resolution)
                .apply(story.look(), Story.PAIRS, true, story.now);

        assertThat(recovered.book().trades()).isEmpty();
        assertThat(recovered.book().positions()).isEmpty();
        assertThat(recovered.book().outbox()).extracting(Event::kind).containsExactly(Event.Kind.DIFFERENCE);
    }

    private static Audit.Finding audited(Book book, Story story) {
        return book.audit()
                .compare(
                        story.exchange.values().stream()
                                .collect(java.util.stream.Collectors.toMap(OrderState::txid, story::ledger)),
                        Money.ZERO);
    }

    private static void assertSame(Book recovered, Book before) {
        assertThat(recovered.positions()).hasSameSizeAs(before.positions());
        for (Position position : before.positions()) {
            Position found = recovered.position(position.coin()).orElseThrow();
            assertThat(found.id()).isEqualTo(position.id());
            assertThat(found.opened()).isEqualTo(position.opened());
            assertThat(found.bought()).isEqualTo(position.bought());
            assertThat(found.sold()).isEqualTo(position.sold());
            assertThat(found.openBuy()).isEqualTo(position.openBuy());
            assertThat(found.openSell()).isEqualTo(position.openSell());
            assertThat(found.state(Story.PAIR)).isEqualTo(position.state(Story.PAIR));
            assertThat(found.exit().way()).isEqualTo(position.exit().way());
        }
        assertThat(recovered.trades())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("closed")
                .isEqualTo(before.trades());
        assertThat(recovered.waits().recent()).isEqualTo(before.waits().recent());
        assertThat(recovered.waits().closed().keySet())
                .isEqualTo(before.waits().closed().keySet());
        assertThat(recovered.outbox()).isEmpty();
        assertThat(recovered.isUnresolved()).isFalse();
    }

    @Example
    void idsGoOnAboveThoseThatWereSeen() {
        story.buying("10", "100", "B1").fills("B1", "10").looks();
        story.selling("10", "101", "S1").looks();

        Position position = recovered().book().position(SOL).orElseThrow();

        assertThat(position.attempts()).isEqualTo(2);
        assertThat(position.openSell().orElseThrow().txid()).isEqualTo("S1");
    }

    @Example
    void aPartlyFilledBuyIsHeldAndStillOpen() {
        story.buying("10", "100", "B1").fills("B1", "4").looks();

        Position position = recovered().book().position(SOL).orElseThrow();

        assertThat(position.held().toString()).isEqualTo("4");
        assertThat(position.openBuy().orElseThrow().rest().toString()).isEqualTo("6");
        assertThat(position.state(Story.PAIR)).isEqualTo(Position.State.HELD);
    }

    @Example
    void whatWasOnceTooLittleToSellStaysTheEndOfItsTradeWhateverTheMinimumIsToday() {
        story.buying("10", "100", "B1").fills("B1", "10").looks();
        story.selling("9.95", "101", "S1").fills("S1", "9.95").looks();
        story.after(Duration.ofHours(1))
                .buying("10", "100", "B2")
                .fills("B2", "10")
                .looks();
        Pairs finer = new Pairs(List.of(new dev.caravel.market.Pair(
                SOL,
                "SOLUSD",
                "SOLUSD",
                "SOL",
                "ZUSD",
                new BigDecimal("0.01"),
                5,
                5,
                dev.caravel.market.Volume.of("0.001"),
                Money.of("0.01"),
                dev.caravel.market.PairStatus.ONLINE)));

        Book book = RECOVERY.rebuild(story.exchange.values(), finer, story.now).book();

        assertThat(book.trades()).hasSize(1);
        assertThat(book.position(SOL).orElseThrow().held().toString()).isEqualTo("10.05");
        assertThat(book.position(SOL).orElseThrow().id())
                .isEqualTo(story.position().id());
    }

    @Example
    void aSellAtTheMarketWasAStop() {
        trade("95.5");

        assertThat(recovered().book().trades().getFirst().exit()).isEqualTo(Trade.Exit.STOPPED);
    }

    @Example
    void ordersOfOthersAreNamedAndLeftAlone() {
        story.buying("10", "100", "B1").looks();
        OrderState order = story.exchange.get("B1");
        story.exchange.put("X1", foreign(order, "X1", Optional.empty()));
        story.exchange.put("X2", foreign(order, "X2", Optional.of("my own id")));

        Recovery.Recovered recovered = recovered();

        assertThat(recovered.foreign()).extracting(OrderState::txid).containsExactly("X1", "X2");
        assertThat(recovered.book().position(SOL).orElseThrow().orders()).hasSize(1);
    }

    private static OrderState foreign(OrderState order, String txid, Optional<String> id) {
        return new OrderState(
                txid,
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
                order.trades());
    }

    @Example
    void aSellWithoutItsBuyIsToldAndLeftOut() {
        trade("101");
        story.exchange.remove("B1");

        Recovery.Recovered recovered = recovered();

        assertThat(recovered.book().trades()).isEmpty();
        assertThat(recovered.remarks()).singleElement().asString().contains("SOL", "S1", "no buy", "left out");
    }

    @Example
    void ofTwoRowsOfAnOrderTheLaterCounts() {
        story.buying("10", "100", "B1").looks();
        OrderState before = story.exchange.get("B1");
        story.fills("B1", "10");
        OrderState after = story.exchange.get("B1");

        for (List<OrderState> rows : List.of(List.of(before, after), List.of(after, before))) {
            Book book = RECOVERY.rebuild(rows, Story.PAIRS, story.now).book();
            assertThat(book.position(SOL).orElseThrow().bought().volume().toString())
                    .isEqualTo("10");
            assertThat(book.position(SOL).orElseThrow().openBuy()).isEmpty();
        }
    }

    @Example
    void aTradeOfACoinThatIsNoLongerListedIsClosed() {
        trade("101");

        Recovery.Recovered recovered = RECOVERY.rebuild(story.exchange.values(), new Pairs(List.of()), story.now);

        assertThat(recovered.book().trades()).hasSize(1);
        assertThat(recovered.book().positions()).isEmpty();
        assertThat(recovered.remarks()).isEmpty();
    }

    @Example
    void guardsStandAsTheClosedTradesHaveLeftThem() {
        trade("110");
        story.after(Duration.ofDays(1))
                .buying("10", "100", "B2")
                .fills("B2", "10")
                .looks();
        story.selling("10", "95", "S2").fills("S2", "10").looks();

        Guards guards = recovered().book().guards();

        Money first = story.book.trades().getFirst().net();
        Money second = story.book.trades().getLast().net();
        assertThat(guards.peak()).isEqualTo(Money.of("10000").plus(first));
        assertThat(guards.dayStart()).isEqualTo(Money.of("10000").plus(first));
        assertThat(guards.deepest()).isEqualTo(second.negated());
        assertThat(guards.day()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
    }
}
