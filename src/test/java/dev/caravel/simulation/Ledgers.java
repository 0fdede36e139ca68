package dev.caravel.simulation;

import dev.caravel.book.Book;
import dev.caravel.book.Lot;
import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Position;
import dev.caravel.book.Trade;
import dev.caravel.market.Money;
import dev.caravel.order.Execution;
import dev.caravel.order.LedgerEntry;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The book and the exchange's own ledger, compared to the last decimal. */
record Ledgers(Book book, List<OrderState> orders, Venue venue) {

    void agree() {
        Set<String> open = new TreeSet<>();
        orders.stream().filter(order -> !order.status().isOver()).forEach(order -> open.add(order.txid()));
        Set<String> known = new TreeSet<>();
        book.positions().stream()
                .flatMap(position -> position.orders().stream())
                .filter(PlacedOrder::isOpen)
                .forEach(order -> known.add(order.txid()));
        if (!open.equals(known)) {
            throw new Violation("open on the exchange " + open + ", in the book " + known);
        }
        if (book.audit().unequal() > 0) {
            throw new Violation("the bot's own audit finds a difference: " + book.audit());
        }
        for (Side side : Side.values()) {
            equal(side + " cost", lots(side).map(Lot::cost), done(side).map(OrderState::cost));
            equal(side + " fees", lots(side).map(Lot::fee), done(side).map(OrderState::fee));
            equal(
                    side + " coins",
                    lots(side).map(lot -> new Money(lot.volume().amount())),
                    done(side).map(order -> new Money(order.executed().amount())));
        }
        equal("dollars", Stream.of(earned()), Stream.of(booked()));
    }

    private Stream<OrderState> done(Side side) {
        return orders.stream().filter(order -> order.side() == side);
    }

    private Stream<Lot> lots(Side side) {
        Stream<Lot> traded =
                book.trades().stream().map((Trade trade) -> side == Side.BUY ? trade.bought() : trade.sold());
        Stream<Lot> held = book.positions().stream()
                .map((Position position) -> side == Side.BUY ? position.bought() : position.sold());
        return Stream.concat(traded, held);
    }

    private static void equal(String what, Stream<Money> booked, Stream<Money> done) {
        Money book = booked.reduce(Money.ZERO, Money::plus);
        Money exchange = done.reduce(Money.ZERO, Money::plus);
        if (book.amount().compareTo(exchange.amount()) != 0) {
            throw new Violation(what + ": the book says " + book + ", the exchange " + exchange);
        }
    }

    /** Dollars that came in and went out by the book. */
    private Money earned() {
        Money in = lots(Side.SELL).map(Lot::received).reduce(Money.ZERO, Money::plus);
        Money out = lots(Side.BUY).map(Lot::paid).reduce(Money.ZERO, Money::plus);
        return in.minus(out);
    }

    /** The same by the exchange's ledger: the rows in dollars of the trades of our orders. */
    private Money booked() {
        Set<String> txids = new HashSet<>();
        orders.forEach(order -> txids.add(order.txid()));
        Set<String> trades = new HashSet<>();
        venue.trades().stream()
                .filter(trade -> txids.contains(trade.txid()))
                .map(Execution::tradeId)
                .forEach(trades::add);
        BigDecimal sum = venue.ledger().stream()
                .filter(row -> row.asset().equals("ZUSD") && trades.contains(row.refid()))
                .map(LedgerEntry::net)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Money(sum);
    }
}
