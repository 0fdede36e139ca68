package dev.caravel.simulation;

import dev.caravel.book.Book;
import dev.caravel.book.Lot;
import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Position;
import dev.caravel.book.Trade;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.order.ClientOrderId;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The book of a bot that takes over what its owner does, compared with the exchange.
 *
 * @param bot whose ids are ours
 * @param ours what the bot has placed
 * @param taken what it has taken over
 */
record Adopted(String bot, Book book, List<OrderState> ours, List<OrderState> taken, Venue venue) {

    void agree() {
        everyOpenOrderIsInTheBook();
        everythingBoughtIsBookedOnce();
        nothingIsHeldThatIsNotThere();
        if (book.audit().unequal() > 0) {
            throw new Violation("the bot's own audit finds a difference: " + book.audit());
        }
    }

    private void everyOpenOrderIsInTheBook() {
        Set<String> open = new TreeSet<>();
        Stream.concat(ours.stream(), taken.stream())
                .filter(order -> !order.status().isOver())
                .forEach(order -> open.add(order.txid()));
        Set<String> known = new TreeSet<>();
        book.positions().stream()
                .flatMap(position -> position.orders().stream())
                .filter(PlacedOrder::isOpen)
                .forEach(order -> known.add(order.txid()));
        if (!open.equals(known)) {
            throw new Violation("open and the bot's on the exchange " + open + ", in the book " + known);
        }
    }

    /** To the last decimal, however often the program died in the middle of it. */
    private void everythingBoughtIsBookedOnce() {
        Money booked = Stream.concat(
                        book.trades().stream().map(Trade::bought),
                        book.positions().stream().map(Position::bought))
                .map(Lot::cost)
                .reduce(Money.ZERO, Money::plus);
        Money bought = Stream.concat(ours.stream(), taken.stream())
                .filter(order -> order.side() == Side.BUY)
                .map(OrderState::cost)
                .reduce(Money.ZERO, Money::plus);
        if (booked.amount().compareTo(bought.amount()) != 0) {
            throw new Violation("bought for " + booked + " by the book, for " + bought + " by the exchange");
        }
    }

    /** What was given up may still have sold something: that is told, not taken out. */
    private void nothingIsHeldThatIsNotThere() {
        for (Position position : book.positions()) {
            Coin coin = position.coin();
            boolean inDoubt = book.doubts().ghosts().stream()
                    .filter(ghost -> ghost.coin().equals(coin))
                    .flatMap(ghost -> ClientOrderId.read(bot, ghost.id()).stream())
                    .anyMatch(parts -> parts.side() == Side.SELL);
            BigDecimal owned = venue.balances().total(Hands.asset(coin));
            if (!inDoubt && position.held().amount().compareTo(owned) > 0) {
                throw new Violation(coin + ": the book holds " + position.held() + ", the account " + owned);
            }
        }
    }
}
