package dev.caravel.doctor;

import static dev.caravel.doctor.Finding.fail;
import static dev.caravel.doctor.Finding.warn;

import dev.caravel.book.Book;
import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Position;
import dev.caravel.market.Pairs;
import dev.caravel.order.Balances;
import dev.caravel.order.ClientOrderId;
import dev.caravel.order.OrderState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The book against the exchange.
 *
 * @param book as it was saved
 * @param bot whose book it is
 * @param isRunning whether somebody looks after it: then most differences are gone after the next watch
 * @param isStill whether nothing was done between the reading of the two
 */
record BookChecks(Book book, String bot, boolean isRunning, boolean isStill) {
    private static final String CHECK = "book";

    List<Finding> against(List<OrderState> open, Balances balances, Pairs pairs) {
        List<Finding> complaints = new ArrayList<>(inItself());
        if (!isStill) {
            complaints.add(warn(
                    CHECK, "the bot was at work, so that it could not be compared with the exchange", "ask again"));
            return complaints;
        }
        Set<String> there = open.stream().map(OrderState::txid).collect(Collectors.toSet());
        List<String> gone = orders().filter(order -> !there.contains(order.txid()))
                .map(PlacedOrder::txid)
                .toList();
        if (!gone.isEmpty()) {
            complaints.add(warn(
                    CHECK,
                    "open in the book and not at the exchange: " + Words.list(gone)
                            + "; filled or cancelled since the last look",
                    soon("look again after the next watch")));
        }
        Set<String> known = book.positions().stream()
                .flatMap(position -> position.orders().stream())
                .map(PlacedOrder::txid)
                .collect(Collectors.toSet());
        List<String> unknown = open.stream()
                .filter(order -> order.clientId()
                        .flatMap(id -> ClientOrderId.read(bot, id))
                        .isPresent())
                .map(OrderState::txid)
                .filter(txid -> !known.contains(txid))
                .toList();
        if (!unknown.isEmpty()) {
            complaints.add(warn(
                    CHECK,
                    "open at the exchange and not in the book: " + Words.list(unknown),
                    soon("the next cycle adopts it; look again after it")));
        }
        complaints.addAll(lacking(balances, pairs));
        return Finding.orOk(
                complaints,
                CHECK,
                Words.count(book.positions().size(), "position", "positions") + " and "
                        + Words.count(orders().count(), "open order", "open orders") + ", as the exchange has them");
    }

    /** What the book itself is not sure of. */
    List<Finding> inItself() {
        List<Finding> complaints = new ArrayList<>();
        List<String> unresolved = book.positions().stream()
                .filter(Position::isUnresolved)
                .map(position -> position.coin().toString())
                .toList();
        if (!unresolved.isEmpty()) {
            complaints.add(warn(
                    CHECK,
                    "not certain what came of an order: " + Words.list(unresolved),
                    soon("it is looked for until it is found or certainly absent")));
        }
        List<String> quarantined = book.doubts().quarantined().entrySet().stream()
                .filter(coin -> book.doubts().isQuarantined(coin.getKey(), book.control()))
                .map(coin -> coin.getKey() + " (" + coin.getValue().why() + ")")
                .sorted()
                .toList();
        if (!quarantined.isEmpty()) {
            complaints.add(warn(
                    CHECK,
                    "not bought because book and exchange differed: " + Words.list(quarantined),
                    "look into it, then say: caravel control run"));
        }
        return complaints;
    }

    private Stream<PlacedOrder> orders() {
        return book.positions().stream()
                .flatMap(position -> position.orders().stream())
                .filter(PlacedOrder::isOpen);
    }

    private List<Finding> lacking(Balances balances, Pairs pairs) {
        List<String> missing = book.positions().stream()
                .filter(position -> pairs.of(position.coin())
                        .map(pair -> balances.total(pair.base())
                                        .compareTo(position.held().amount())
                                < 0)
                        .orElse(false))
                .map(position -> position.coin() + " "
                        + balances.total(pairs.of(position.coin()).orElseThrow().base())
                                .stripTrailingZeros()
                                .toPlainString()
                        + " of " + position.held())
                .toList();
        return missing.isEmpty()
                ? List.of()
                : List.of(fail(
                        CHECK,
                        "less on the account than the book holds: " + Words.list(missing),
                        "bring back what was sold, staked or withdrawn; "
                                + soon("if it was just sold, the next watch books it")));
    }

    private String soon(String whileRunning) {
        return isRunning ? whileRunning : "start the bot: it finds out";
    }
}
