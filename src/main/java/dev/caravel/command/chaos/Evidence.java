package dev.caravel.command.chaos;

import dev.caravel.book.Book;
import dev.caravel.book.Intent;
import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Position;
import dev.caravel.market.Money;
import dev.caravel.order.OrderState;
import dev.caravel.store.Documents;
import dev.caravel.store.FileStore;
import dev.caravel.store.Journal;
import dev.caravel.store.JournalEntry;
import dev.caravel.store.JournalReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is looked at after every crash, while nobody runs: each order on the exchange was an intent in the state before it was on the wire,
 * and what is spent stays within its bounds. Remembers which calls were in doubt. For one thread.
 */
final class Evidence {
    /** What is left of closed positions may be held beside the others: less than the least order of each coin. */
    private static final Money MOST_DUST = Money.of("120");

    private static final int WHOLE_JOURNAL = 100_000;

    private final Home home;
    private final Venue venue;
    private final Set<String> intended = new HashSet<>();
    private final Set<String> placements = new TreeSet<>();
    private final Set<String> changes = new TreeSet<>();
    private final Set<String> problems = new TreeSet<>();

    Evidence(Home home, Venue venue) {
        this.home = home;
        this.venue = venue;
    }

    /** The book as it lies on the disk. */
    static Book book(Home home) {
        return new Documents(_ -> {})
                .load(new FileStore(home.state(), false).all(), Money.of(Integer.toString(Home.CAPITAL)));
    }

    /** Nobody runs. */
    void look() {
        Book book = gather();
        for (OrderState order : venue.orders()) {
            String id = order.clientId().orElse("none");
            if (!intended.contains(id)) {
                problems.add("order " + order.txid() + " was never an intent: id " + id);
            }
        }
        exposure(book);
    }

    /** What is remembered of intents, whoever runs. */
    Book gather() {
        Book book = book(home);
        for (Position position : book.positions()) {
            position.intents().forEach(this::doubtful);
            position.orders().stream().map(PlacedOrder::id).forEach(intended::add);
        }
        new JournalReader(Journal.folder(home.state()))
                .newest(WHOLE_JOURNAL, Optional.empty(), JournalEntry.OrderCall.class::isInstance).stream()
                        .map(JournalEntry.OrderCall.class::cast)
                        .map(JournalEntry.OrderCall::id)
                        .forEach(intended::add);
        return book;
    }

    private void doubtful(Intent intent) {
        intended.add(intent.id());
        (intent.kind() == Intent.Kind.PLACE ? placements : changes).add(intent.id());
    }

    private void exposure(Book book) {
        Money spent = book.positions().stream()
                .map(position -> position.openBuy()
                        .flatMap(buy -> buy.limit().map(limit -> limit.times(buy.rest())))
                        .orElse(Money.ZERO)
                        .plus(position.invested()))
                .reduce(book.fundsInDoubt(), Money::plus);
        Money most = Money.of(Integer.toString(Home.POSITIONS * Home.SIZE)).plus(MOST_DUST);
        if (spent.compareTo(most) > 0) {
            problems.add(
                    "$" + spent + " are spent or about to be, more than " + Home.POSITIONS + " times " + Home.SIZE);
        }
    }

    /** What is wrong; a rebuilt state remembers no intents, so that what was seen before counts on. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Placements that a crash has left in doubt and that were on the exchange. */
    long accepted() {
        Set<String> known = new HashSet<>();
        venue.orders().forEach(order -> order.clientId().ifPresent(known::add));
        return placements.stream().filter(known::contains).count();
    }

    /** Placements that a crash has left in doubt and that never were on the exchange. */
    long neverPlaced() {
        return placements.size() - accepted();
    }

    /** Amends and cancels that a crash has left in doubt: each was read off its order. */
    int changes() {
        return changes.size();
    }
}
