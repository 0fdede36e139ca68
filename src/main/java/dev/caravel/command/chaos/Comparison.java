package dev.caravel.command.chaos;

import dev.caravel.book.Book;
import dev.caravel.book.Lot;
import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Trade;
import dev.caravel.market.Listing;
import dev.caravel.market.Listings;
import dev.caravel.market.Money;
import dev.caravel.order.Balances;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the book says against what the exchange did, once nobody runs and nothing is open.
 *
 * @param lost orders that one side knows of and the other does not, and coins of which not the same was bought and sold
 * @param doubled orders beside another one of the same coin and side, or with the same id
 * @param differences amounts that are not equal, in words
 */
record Comparison(long lost, long doubled, List<String> differences) {
    Comparison {
        differences = List.copyOf(differences);
    }

    boolean booksEqual() {
        return differences.isEmpty();
    }

    static Comparison of(Book book, List<OrderState> orders, Balances balances) {
        List<String> differences = new ArrayList<>();
        amounts(book, balances, differences);
        return new Comparison(lost(book, orders, differences), doubled(orders), differences);
    }

    private static void amounts(Book book, Balances balances, List<String> differences) {
        Money dollars = Stream.concat(
                        book.trades().stream().map(Trade::net),
                        book.positions().stream()
                                .map(position -> position.sold()
                                        .received()
                                        .minus(position.bought().paid())))
                .reduce(Venue.CASH, Money::plus);
        compare("dollars", dollars.amount(), balances.total("ZUSD"), differences);
        for (Listing listing : Listings.read().all()) {
            BigDecimal held = book.position(listing.coin())
                    .map(position -> position.held().amount())
                    .orElse(BigDecimal.ZERO);
            compare(listing.coin().symbol(), held, balances.total(listing.pair().base()), differences);
        }
    }

    private static void compare(String what, BigDecimal book, BigDecimal exchange, List<String> differences) {
        if (book.compareTo(exchange) != 0) {
            differences.add(what + ": " + book.toPlainString() + " in the book, " + exchange.toPlainString()
                    + " on the exchange");
        }
    }

    private static long lost(Book book, List<OrderState> orders, List<String> differences) {
        Set<String> open = orders.stream()
                .filter(order -> !order.status().isOver())
                .map(OrderState::txid)
                .collect(Collectors.toSet());
        Set<String> known = book.positions().stream()
                .flatMap(position -> position.orders().stream())
                .filter(PlacedOrder::isOpen)
                .map(PlacedOrder::txid)
                .collect(Collectors.toSet());
        Set<String> both = new HashSet<>(open);
        both.retainAll(known);
        long unknown = open.size() + known.size() - 2L * both.size();
        return unknown + traded(book, orders, differences);
    }

    /** Coins of which the book has not bought and sold what the exchange has. */
    private static long traded(Book book, List<OrderState> orders, List<String> differences) {
        int before = differences.size();
        for (Side side : Side.values()) {
            Map<String, BigDecimal> done = new HashMap<>();
            orders.stream()
                    .filter(order -> order.side() == side)
                    .forEach(order -> done.merge(order.pair(), order.executed().amount(), BigDecimal::add));
            for (Listing listing : Listings.read().all()) {
                compare(
                        listing.coin() + " " + (side == Side.BUY ? "bought" : "sold"),
                        booked(book, listing, side),
                        done.getOrDefault(listing.pair().altname(), BigDecimal.ZERO),
                        differences);
            }
        }
        return (long) differences.size() - before;
    }

    private static BigDecimal booked(Book book, Listing listing, Side side) {
        Stream<Lot> closed = book.trades().stream()
                .filter(trade -> trade.coin().equals(listing.coin()))
                .map(trade -> side == Side.BUY ? trade.bought() : trade.sold());
        Stream<Lot> open = book.position(listing.coin()).stream()
                .map(position -> side == Side.BUY ? position.bought() : position.sold());
        return Stream.concat(closed, open).map(lot -> lot.volume().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Two orders of one coin and side at the same time, or under one id: the mark of a call that was made twice. */
    private static long doubled(List<OrderState> orders) {
        List<OrderState> sorted =
                orders.stream().sorted(Comparator.comparing(OrderState::opened)).toList();
        Map<String, Instant> end = new HashMap<>();
        Set<String> ids = new HashSet<>();
        long doubled = 0;
        for (OrderState order : sorted) {
            String book = order.pair() + order.side();
            boolean isBeside = order.opened().isBefore(end.getOrDefault(book, Instant.MIN));
            boolean isAgain = !ids.add(order.clientId().orElse(order.txid()));
            doubled += isBeside || isAgain ? 1 : 0;
            Instant over = order.closed().orElse(Instant.MAX);
            end.merge(book, over, (one, other) -> one.isAfter(other) ? one : other);
        }
        return doubled;
    }
}
