package dev.caravel.command.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Book;
import dev.caravel.book.Lot;
import dev.caravel.book.Trade;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Balances;
import dev.caravel.order.OrderState;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A proof must be able to fail: whatever is lost or doubled shows. */
class ComparisonTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private final Book book = new Book(Money.of("20000"));

    @BeforeEach
    void trade() {
        book.add(new Trade(
                1,
                "SOL-1",
                new Coin("SOL"),
                NOON,
                NOON.plusSeconds(60),
                lot("200", "0.5"),
                lot("202", "0.5"),
                Trade.Exit.TARGET));
    }

    private static Lot lot(String cost, String fee) {
        return new Lot(Volume.of("2"), Money.of(cost), Money.of(fee));
    }

    private static OrderState order(String id, Side side, int second, OrderStatus status) {
        return new OrderState(
                "O" + id,
                Optional.of(id),
                "SOLUSD",
                side,
                Optional.of(Price.of("100")),
                Volume.of("2"),
                status == OrderStatus.OPEN ? Volume.ZERO : Volume.of("2"),
                Money.of("200"),
                Money.of("0.5"),
                status,
                NOON.plusSeconds(second),
                status.isOver() ? Optional.of(NOON.plusSeconds(second + 10)) : Optional.empty(),
                "",
                List.of());
    }

    private static final List<OrderState> ORDERS =
            List.of(order("a", Side.BUY, 0, OrderStatus.CLOSED), order("b", Side.SELL, 20, OrderStatus.CLOSED));

    private static Balances holding(String dollars) {
        BigDecimal amount = new BigDecimal(dollars);
        return new Balances(Map.of("ZUSD", new Balances.Balance(amount, amount)), Map.of());
    }

    private Comparison with(OrderState more) {
        return Comparison.of(book, List.of(ORDERS.getFirst(), ORDERS.getLast(), more), holding("50001"));
    }

    @Test
    void booksThatAreEqualAreGood() {
        assertThat(Comparison.of(book, ORDERS, holding("50001"))).isEqualTo(new Comparison(0, 0, List.of()));
    }

    @Test
    void theLastDecimalCounts() {
        Comparison comparison = Comparison.of(book, ORDERS, holding("50001.00000001"));

        assertThat(comparison.booksEqual()).isFalse();
        assertThat(comparison.differences())
                .containsExactly("dollars: 50001 in the book, 50001.00000001 on the exchange");
    }

    @Test
    void anOrderThatIsOpenAndNotInTheBookIsLost() {
        assertThat(with(order("c", Side.BUY, 60, OrderStatus.OPEN)).lost()).isEqualTo(1);
    }

    @Test
    void aBuyThatTheBookDoesNotHaveIsLost() {
        Comparison comparison = with(order("c", Side.BUY, 60, OrderStatus.CLOSED));

        assertThat(comparison.lost()).isEqualTo(1);
        assertThat(comparison.differences()).containsExactly("SOL bought: 2 in the book, 4 on the exchange");
    }

    @Test
    void anOrderBesideAnotherIsDoubled() {
        assertThat(with(order("c", Side.BUY, 5, OrderStatus.CLOSED)).doubled()).isEqualTo(1);
        assertThat(with(order("c", Side.BUY, 60, OrderStatus.CLOSED)).doubled()).isZero();
    }

    @Test
    void anIdThatComesTwiceIsDoubled() {
        assertThat(with(order("a", Side.BUY, 60, OrderStatus.CLOSED)).doubled()).isEqualTo(1);
    }
}
