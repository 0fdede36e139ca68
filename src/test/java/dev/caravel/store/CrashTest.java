package dev.caravel.store;

import static dev.caravel.store.Examples.BTC;
import static dev.caravel.store.Examples.CAPITAL;
import static dev.caravel.store.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Book;
import dev.caravel.book.Look;
import dev.caravel.book.Lot;
import dev.caravel.book.Position;
import dev.caravel.book.Reconciliation;
import dev.caravel.book.Resolution;
import dev.caravel.book.Settlement;
import dev.caravel.book.Trade;
import dev.caravel.order.OrderState;
import dev.caravel.order.Outcome;
import dev.caravel.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Kills the process before, between and after all puts of a save, and starts it again. */
class CrashTest {
    private static final Instant LATER = NOON.plus(Duration.ofMinutes(5));

    @Test
    void aTradeIsNeitherLostNorDoubled() {
        Lot all = Examples.lot("1", "43210", "100");
        afterACrashAnywhere(
                book -> book.put(Examples.selling(all, "1")),
                book -> see(book, Examples.sold(Examples.lot("1", "43600", "101"))));
    }

    @Test
    void aTradeThatLeavesDustIsNeitherLostNorDoubledAndKeepsItsDust() {
        Lot all = Examples.lot("1.00004", "43211.7284", "100.004");
        afterACrashAnywhere(book -> book.put(Examples.selling(all, "1")), book -> {
            see(book, Examples.sold(Examples.lot("1", "43600", "101")));
            assertThat(book.position(BTC)).map(Position::id).contains("BTC-1706702400-2");
        });
    }

    @Test
    void aSecondTradeOfTheDustIsAnotherTrade() {
        Lot all = Examples.lot("1.00004", "43211.7284", "100.004");
        Book book = new Book(CAPITAL);
        book.put(Examples.selling(all, "1"));
        see(book, Examples.sold(Examples.lot("1", "43600", "101")));
        Position dust = book.position(BTC).orElseThrow();
        Position again = Examples.selling(Examples.lot("2", "80000", "10"), "2.00004");
        again.orders()
                .forEach(order -> book.put(book.position(BTC).orElseThrow().with(order)));
        assertThat(book.position(BTC)).map(Position::id).contains(dust.id());
        Map<String, String> kept = new TreeMap<>();
        Documents documents = new Documents(ignored -> {});
        Memory.save(documents, book, kept);

        see(book, Examples.sold(Examples.lot("2.00004", "87000", "101")));
        Memory.save(documents, book, kept);

        Book loaded = new Documents(ignored -> {}).load(kept, CAPITAL);
        assertThat(loaded.trades()).extracting(Trade::position).containsExactly("BTC-1706702400", "BTC-1706702400-2");
        assertThat(loaded.positions()).isEmpty();
    }

    @Test
    void aCallThatWasGivenUpIsNotForgotten() {
        afterACrashAnywhere(
                book -> book.put(Position.open(BTC, NOON)
                        .intending(Examples.intent(Side.BUY, 0).absentAt(LATER).nowUnknown("read timed out"))),
                book -> {
                    see(book);
                    assertThat(book.doubts().isGhost(Examples.clientId(Side.BUY, 0)))
                            .isTrue();
                });
    }

    @Test
    void noCallIsMadeUnderAPositionThatACrashCanHide() {
        Map<String, String> before = new TreeMap<>();
        Documents documents = new Documents(ignored -> {});
        Book book = new Book(CAPITAL);
        book.put(Position.open(BTC, NOON).intending(Examples.intent(Side.BUY, 0)));
        Memory.save(documents, book, before);
        new Settlement(book)
                .settle(
                        BTC,
                        Examples.clientId(Side.BUY, 0),
                        new Outcome.Refused("EOrder:Insufficient funds", false),
                        NOON,
                        NOON);
        Position next = Position.open(BTC, LATER).intending(Examples.intent(Side.BUY, 1));
        book.put(next);

        List<Document> save = documents.changed(book);

        Map<String, String> kept = new TreeMap<>(before);
        save.forEach(document -> Memory.put(document, kept));
        assertThat(new Documents(ignored -> {}).load(kept, CAPITAL).position(BTC))
                .contains(next);
        assertThat(save).extracting(Document::name).endsWith("positions/" + next.id());
    }

    /** Whatever of the change was stored, seeing the same again leads to the same book. */
    private static void afterACrashAnywhere(Consumer<Book> past, Consumer<Book> change) {
        Map<String, String> before = new TreeMap<>();
        Documents documents = new Documents(ignored -> {});
        Book book = new Book(CAPITAL);
        past.accept(book);
        Memory.save(documents, book, before);
        change.accept(book);
        List<Document> save = documents.changed(book);
        assertThat(save).hasSizeGreaterThan(2);
        for (int puts = 0; puts <= save.size(); puts++) {
            Map<String, String> kept = new TreeMap<>(before);
            save.subList(0, puts).forEach(document -> Memory.put(document, kept));
            Documents restarted = new Documents(ignored -> {});
            Book again = restarted.load(kept, CAPITAL);
            change.accept(again);
            Memory.save(restarted, again, kept);
            assertThat(Contents.of(again)).as("after %d puts", puts).isEqualTo(Contents.of(book));
            assertThat(Contents.of(new Documents(ignored -> {}).load(kept, CAPITAL)))
                    .as("stored after %d puts", puts)
                    .isEqualTo(Contents.of(book));
        }
    }

    private static void see(Book book, OrderState... orders) {
        Resolution resolution = new Resolution(book, Duration.ofMinutes(2), Duration.ofDays(7));
        boolean everything = orders.length == 0 && book.positions().stream().noneMatch(Position::hasOpenOrder);
        Look look = new Look(
                List.of(orders),
                everything,
                NOON.minus(Duration.ofHours(2)),
                Optional.of(LATER.plus(Duration.ofMinutes(5))));
        new Reconciliation(book, "tester", resolution).apply(look, Examples.PAIRS, true, LATER);
    }
}
