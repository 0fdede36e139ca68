package dev.caravel.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.book.Audit;
import dev.caravel.book.Book;
import dev.caravel.book.Doubts;
import dev.caravel.book.Event;
import dev.caravel.book.Foreign;
import dev.caravel.book.Guards;
import dev.caravel.book.Reported;
import dev.caravel.book.Waits;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A part of the book that has documents of its own, besides positions and trades.
 *
 * @param name of its first document
 * @param of where it is in the book
 * @param into puts it there
 */
record Part<T>(
        String name,
        Function<Book, T> of,
        Function<T, ObjectNode> write,
        Function<Fields, T> read,
        BiConsumer<Book, T> into) {

    /** All parts, in the order in which they are to be written. */
    static final List<Part<?>> ALL = List.of(
            new Part<List<Event>>(
                    "outbox",
                    Book::outbox,
                    OutboxJson::write,
                    OutboxJson::read,
                    (book, events) -> events.forEach(book::tell)),
            new Part<Foreign>("foreign", Book::foreign, ForeignJson::write, ForeignJson::read, Book::put),
            new Part<Reported>("reported", Book::reported, ReportedJson::write, ReportedJson::read, Book::put),
            new Part<Doubts>("doubts", Book::doubts, DoubtsJson::write, DoubtsJson::read, Book::put),
            new Part<Audit>("audit", Book::audit, AuditJson::write, AuditJson::read, Book::put),
            new Part<Guards>("guards", Book::guards, GuardsJson::write, GuardsJson::read, Book::put),
            new Part<Waits>("waits", Book::waits, WaitsJson::write, WaitsJson::read, Book::put));

    /** Whether the document is one of this part. */
    boolean has(String document) {
        return document.equals(name)
                || (document.startsWith(name + "-")
                        && document.substring(name.length() + 1).chars().allMatch(Character::isDigit));
    }

    /** The part as it now is. */
    Object value(Book book) {
        return of.apply(book);
    }

    SequencedMap<String, String> documents(Book book) {
        return Pages.split(name, write.apply(of.apply(book)));
    }

    /** Puts into the book what the documents say; nothing if there are none. */
    void load(Map<String, String> documents, Book book, Consumer<String> warnings) {
        Map<String, String> pages = new TreeMap<>(documents);
        pages.keySet().removeIf(document -> !has(document));
        if (!pages.isEmpty()) {
            Fields fields = new Fields(name, Pages.join(name, pages), warnings);
            into.accept(book, fields.as(read));
        }
    }
}
