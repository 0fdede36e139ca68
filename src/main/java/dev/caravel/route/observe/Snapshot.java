package dev.caravel.route.observe;

import dev.caravel.book.Book;
import dev.caravel.book.Control;
import dev.caravel.book.Intent;
import dev.caravel.book.Performance;
import dev.caravel.book.Position;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The book in figures, as it was at the end of a run. Made in the desk's thread, which alone may touch the book; immutable, read by any.
 *
 * @param unresolved calls whose outcome is not certain
 * @param oldestUnresolved when the first of them was saved
 * @param withoutSell positions with enough coins to sell and no sell under way
 * @param waiting events that the owner was not told yet
 * @param guards names of those that pause buying, of all coins or of one
 */
record Snapshot(
        Performance performance,
        Map<Coin, Money> invested,
        int unresolved,
        Optional<Instant> oldestUnresolved,
        int withoutSell,
        int waiting,
        Control.Mode control,
        Set<String> guards) {

    /** @param isUnsold whether a position holds enough to sell and nothing sells it */
    static Snapshot of(Book book, Performance performance, Predicate<Position> isUnsold, Instant now) {
        List<Intent> intents = book.positions().stream()
                .flatMap(position -> position.intents().stream())
                .toList();
        Map<Coin, Money> invested = new TreeMap<>();
        book.positions().forEach(position -> invested.put(position.coin(), position.invested()));
        return new Snapshot(
                performance,
                Map.copyOf(invested),
                intents.size(),
                intents.stream().map(Intent::created).min(Comparator.naturalOrder()),
                (int) book.positions().stream().filter(isUnsold).count(),
                book.outbox().size(),
                book.control().mode(),
                book.guards().locks().stream()
                        .filter(lock -> lock.isOn(now, book.control()))
                        .map(lock -> lock.guard())
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
