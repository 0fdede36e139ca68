package dev.caravel.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Book;
import dev.caravel.book.Control;
import dev.caravel.book.Position;
import dev.caravel.market.Money;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BookRoundTripTest {
    private final List<String> warnings = new ArrayList<>();

    @Provide
    Arbitrary<Book> books() {
        return AnyBook.books();
    }

    @Provide
    Arbitrary<Control> controls() {
        return AnyBook.controls();
    }

    @Property(tries = 200)
    void anyBookSurvivesARoundTripToTheLastDigit(@ForAll("books") Book book) {
        Documents documents = new Documents(warnings::add);
        Map<String, String> kept = new TreeMap<>();

        Memory.save(documents, book, kept);
        Book loaded = new Documents(warnings::add).load(kept, Money.ZERO);

        assertThat(Contents.of(loaded)).isEqualTo(Contents.of(book));
        assertThat(warnings).isEmpty();
        assertThat(documents.changed(book)).isEmpty();
    }

    @Property(tries = 100)
    void onlyTheDifferenceOfTwoBooksIsSaved(@ForAll("books") Book before, @ForAll("books") Book after) {
        Map<String, String> kept = new TreeMap<>();
        Memory.save(new Documents(warnings::add), before, kept);
        Documents documents = new Documents(warnings::add);
        Book book = documents.load(kept, Money.ZERO);
        assertThat(documents.changed(book)).isEmpty();

        book.positions().forEach(position -> book.drop(Position.open(position.coin(), position.opened())));
        book.outbox().forEach(event -> book.told(event.id()));
        book.put(after.audit());
        after.positions().forEach(book::put);
        after.outbox().forEach(book::tell);
        book.put(after.waits());
        book.put(after.guards());
        book.put(after.doubts());
        book.put(after.reported());
        book.put(after.foreign());
        Memory.save(documents, book, kept);

        assertThat(Contents.of(new Documents(warnings::add).load(kept, Money.ZERO)))
                .isEqualTo(Contents.of(book));
    }

    @Property(tries = 100)
    void noDocumentIsTooLargeForAParameter(@ForAll("books") Book book) {
        assertThat(new Documents(warnings::add).changed(book)).allSatisfy(document -> {
            assertThat(document.json().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(4096);
            assertThat(document.json()).doesNotContain("{{").startsWith("{\"schema\":1");
        });
    }

    @Property(tries = 100)
    void anyWordOfTheOwnerIsReadAsItWasWritten(@ForAll("controls") Control control) {
        ControlDocument document = new ControlDocument(new Memory(), warnings::add);

        document.write(control);

        assertThat(document.read()).isEqualTo(control);
        assertThat(warnings).isEmpty();
    }
}
