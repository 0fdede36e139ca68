package dev.caravel.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Outcome;
import dev.caravel.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private static final Coin SOL = new Coin("SOL");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Book book = new Book(Money.of("10000"));
    private final Settlement settlement = new Settlement(book);

    private static Intent intent(String id, Side side) {
        return new Intent(
                id,
                Intent.Kind.PLACE,
                side,
                Optional.empty(),
                Optional.of(Price.of("100")),
                Optional.of(Volume.of("10")),
                "BEST_SCORE",
                NOON,
                NOON.plusSeconds(30),
                Optional.empty(),
                Optional.empty());
    }

    private void settles(String id, Side side, Outcome outcome) {
        Intent intent = intent(id, side);
        book.put(book.position(SOL).orElseGet(() -> Position.open(SOL, NOON)).intending(intent));
        settlement.settle(SOL, id, outcome, NOON, NOON);
    }

    @Test
    void aBuyThatIsRefusedForGoodIsNotDecidedAgainUntilTheOwnerSaysRun() {
        settles("a", Side.BUY, new Outcome.Refused("EAccount:Invalid permissions:SOL trading restricted", false));

        assertThat(book.position(SOL)).isEmpty();
        assertThat(book.doubts().isQuarantined(SOL, book.control())).isTrue();
        Control run = new Control(Control.Mode.RUN, NOON.plusSeconds(1), "owner");
        assertThat(book.doubts().isQuarantined(SOL, run)).isFalse();
    }

    @Test
    void anOrderIsFollowedFromItsTimeOnTheExchangeHoweverOurClockIsSet() {
        Instant ours = NOON.plus(Duration.ofMinutes(5));
        Intent intent = intent("a", Side.BUY);
        book.put(Position.open(SOL, ours).intending(intent));

        settlement.settle(SOL, "a", new Outcome.Accepted("O1"), ours, NOON);

        assertThat(book.position(SOL).flatMap(position -> position.order("O1")))
                .map(PlacedOrder::placed)
                .contains(NOON);
        assertThat(book.audit().lines().get("O1").placed()).isEqualTo(NOON);
    }

    @Test
    void aBuyThatIsRefusedForNowMayBeDecidedAgain() {
        settles("a", Side.BUY, new Outcome.Refused("EOrder:Post only order", true));

        assertThat(book.doubts().isQuarantined(SOL, book.control())).isFalse();
    }

    @Test
    void aSellThatFailsInTheSameWayAtEveryWatchIsToldOnce() {
        settles("a", Side.SELL, new Outcome.Refused("EOrder:Insufficient funds", true));
        settles("b", Side.SELL, new Outcome.Refused("EOrder:Insufficient funds", true));
        assertThat(book.outbox()).hasSize(1);

        settles("c", Side.SELL, new Outcome.NeverSent("no route to host"));

        assertThat(book.outbox()).hasSize(2);
    }
}
