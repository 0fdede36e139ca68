package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Book;
import dev.caravel.book.Lot;
import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Trade;
import dev.caravel.market.Money;
import dev.caravel.order.Balances;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Compares what the book says with what the exchange did. */
final class Ledgers {
    private Ledgers() {}

    static void agree(Book book, List<OrderState> orders) {
        assertThat(orders)
                .as("orders without an id of ours")
                .allMatch(order -> order.clientId().isPresent());
        assertThat(orders).extracting(order -> order.clientId().orElseThrow()).doesNotHaveDuplicates();
        assertThat(book.positions().stream()
                        .flatMap(position -> position.orders().stream())
                        .filter(PlacedOrder::isOpen)
                        .map(PlacedOrder::txid))
                .as("open orders")
                .containsExactlyInAnyOrderElementsOf(orders.stream()
                        .filter(order -> !order.status().isOver())
                        .map(OrderState::txid)
                        .toList());
        assertThat(booked(book, Side.BUY)).as("bought").isEqualByComparingTo(done(orders, Side.BUY));
        assertThat(booked(book, Side.SELL)).as("sold").isEqualByComparingTo(done(orders, Side.SELL));
        noneDoubled(orders);
    }

    /** The account holds the dollars and the coins that the book says it must, to the last place. */
    static void accountAgrees(Trader trader, Money start) {
        Book book = trader.book();
        Balances balances = trader.balances();
        Money traded = book.trades().stream().map(Trade::net).reduce(start, Money::plus);
        Money dollars = book.positions().stream()
                .map(position ->
                        position.sold().received().minus(position.bought().paid()))
                .reduce(traded, Money::plus);
        assertThat(dollars.amount()).as("dollars").isEqualByComparingTo(balances.total("ZUSD"));
        assertThat(book.positions())
                .allSatisfy(position -> assertThat(position.held().amount())
                        .as("%s", position.coin())
                        .isEqualByComparingTo(
                                balances.total(trader.pair(position.coin()).base())));
    }

    private static BigDecimal booked(Book book, Side side) {
        Stream<Lot> traded =
                book.trades().stream().map((Trade trade) -> side == Side.BUY ? trade.bought() : trade.sold());
        Stream<Lot> held =
                book.positions().stream().map(position -> side == Side.BUY ? position.bought() : position.sold());
        return Stream.concat(traded, held).map(lot -> lot.cost().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal done(List<OrderState> orders, Side side) {
        return orders.stream()
                .filter(order -> order.side() == side)
                .map(order -> order.cost().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Two orders of one coin and side at the same time: the mark of a call that was made twice. */
    private static void noneDoubled(List<OrderState> orders) {
        List<OrderState> sorted =
                orders.stream().sorted(Comparator.comparing(OrderState::opened)).toList();
        for (OrderState first : sorted) {
            Instant end = first.closed().orElse(Instant.MAX);
            assertThat(sorted)
                    .as("orders that stood beside %s", first)
                    .noneMatch(other -> !other.equals(first)
                            && other.pair().equals(first.pair())
                            && other.side() == first.side()
                            && !other.opened().isBefore(first.opened())
                            && other.closed().orElse(Instant.MAX).isAfter(first.opened())
                            && other.opened().isBefore(end));
        }
    }
}
