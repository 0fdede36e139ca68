package dev.caravel.store;

import static dev.caravel.store.Examples.BTC;
import static dev.caravel.store.Examples.CAPITAL;
import static dev.caravel.store.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.book.Book;
import dev.caravel.book.Control;
import dev.caravel.book.Event;
import dev.caravel.book.Position;
import dev.caravel.book.Trade;
import dev.caravel.book.Waits;
import dev.caravel.order.Side;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private final List<String> warnings = new ArrayList<>();
    private final Documents documents = new Documents(warnings::add);
    private final Map<String, String> kept = new TreeMap<>();
    private final Book book = documents.load(Map.of(), CAPITAL);

    @Test
    void aNewBotHasItsCapitalAndNothingElse() {
        assertThat(Contents.of(book)).isEqualTo(Contents.of(new Book(CAPITAL)));
    }

    @Test
    void aPositionIsOneDocumentThatAPersonCanRead() {
        book.put(Position.open(BTC, NOON).intending(Examples.intent(Side.BUY, 0)));

        Memory.save(documents, book, kept);

        assertThat(kept.get("positions/BTC-1706702400")).isEqualTo("""
            {"schema":1,"id":"BTC-1706702400","coin":"BTC","opened":"2024-01-31T12:00:00Z",\
            "intents":[{"id":"%s","kind":"place","side":"buy","limit":"43210.1","volume":"0.0543",\
            "reason":"BEST_SCORE","created":"2024-01-31T12:00:00Z","notAfter":"2024-01-31T12:00:30Z"}],\
            "exit":{"way":"target","amends":0,"replace":false,"postRefusals":0},"attempts":1}\
            """.formatted(Examples.clientId(Side.BUY, 0)));
    }

    @Test
    void savesOnlyWhatHasChanged() {
        book.put(Examples.selling(Examples.lot("1", "40000", "100"), "1"));
        Memory.save(documents, book, kept);
        assertThat(documents.changed(book)).isEmpty();

        book.put(book.waits().begun(NOON));

        assertThat(documents.changed(book)).extracting(Document::name).containsExactly("waits");
    }

    @Test
    void aChangeThatIsTakenBackIsSavedToo() {
        book.put(new Waits(Optional.of(NOON), Optional.empty(), List.of(), Map.of()));
        Memory.save(documents, book, kept);
        documents.changed(book);
        book.put(Waits.NONE);
        Memory.save(documents, book, kept);
        book.put(new Waits(Optional.of(NOON), Optional.empty(), List.of(), Map.of()));

        Memory.save(documents, book, kept);

        assertThat(kept.get("waits")).contains("lastCycle");
    }

    @Test
    void aPutThatMayHaveFailedIsMadeAgain() {
        Memory.save(documents, book, kept);
        Waits before = book.waits();
        book.put(before.begun(NOON));
        documents.changed(book);
        book.put(before);

        assertThat(documents.changed(book))
                .as("the store may hold the cycle that was taken back")
                .extracting(Document::name)
                .containsExactly("waits");
    }

    @Test
    void theDocumentOfADroppedPositionGoes() {
        Position position = Position.open(BTC, NOON).intending(Examples.intent(Side.BUY, 0));
        book.put(position);
        Memory.save(documents, book, kept);
        Position empty = position.without(position.intents().getFirst().id());
        book.put(empty);
        book.drop(empty);

        Memory.save(documents, book, kept);

        assertThat(kept).doesNotContainKey("positions/BTC-1706702400").containsKey("waits");
    }

    @Test
    void theLargestPositionFits() {
        book.put(Examples.largest());

        Memory.save(documents, book, kept);

        assertThat(kept.get("positions/SHIB-1706702400").getBytes(StandardCharsets.UTF_8))
                .hasSizeBetween(2_500, Document.LIMIT - 1);
    }

    @Test
    void aPositionThatIsTooLargeIsAnErrorAndNotCut() {
        Position position = Examples.largest();
        for (int i = 3; i < 9; i++) {
            position = position.intending(Examples.intent(Side.SELL, i));
        }
        book.put(position);

        assertThatThrownBy(() -> documents.changed(book))
                .isInstanceOf(StoreException.class)
                .hasMessageMatching(
                        "positions/SHIB-1706702400 has \\d+ bytes and must stay under 4096: it was not saved; .*");
    }

    @Test
    void whatIsToBeToldIsNeverTooMuch() {
        for (int i = 0; i < 200; i++) {
            book.tell(new Event("event/" + i, Event.Kind.BOUGHT, NOON, Optional.of(BTC), "BTC: ".repeat(60)));
        }
        Memory.save(documents, book, kept);
        assertThat(kept).containsKeys("outbox", "outbox-2", "outbox-9");
        assertThat(new Documents(warnings::add).load(kept, CAPITAL).outbox()).isEqualTo(book.outbox());

        book.outbox().stream().skip(1).forEach(event -> book.told(event.id()));
        Memory.save(documents, book, kept);

        assertThat(kept).containsKey("outbox").doesNotContainKeys("outbox-2", "outbox-9", "outbox-10");
    }

    @Test
    void tradesAreInMonthlyDocumentsThatStaySmallAndNeverMove() {
        Instant closed = Instant.parse("2024-01-30T00:00:00Z");
        for (int number = 1; number <= 30; number++) {
            book.add(Examples.trade(number, closed.plus(Duration.ofHours(number * 3L))));
            String before = whereTradesAre();
            Memory.save(documents, book, kept);
            assertThat(whereTradesAre()).startsWith(before);
        }
        assertThat(kept.keySet().stream().filter(name -> name.startsWith("trades/")))
                .containsExactly("trades/2024-01", "trades/2024-01-2", "trades/2024-02", "trades/2024-02-2");
        assertThat(new Documents(warnings::add).load(kept, CAPITAL).trades()).isEqualTo(book.trades());
    }

    /** As lines of document and trade. */
    private String whereTradesAre() {
        return new Documents(warnings::add)
                .load(kept, CAPITAL).trades().stream()
                        .map(Trade::number)
                        .map(number -> kept.entrySet().stream()
                                        .filter(document -> document.getValue().contains("{\"number\":" + number + ","))
                                        .map(Map.Entry::getKey)
                                        .toList()
                                + " " + number + "\n")
                        .collect(Collectors.joining());
    }

    @Test
    void aTradeAfterTheClockWasSetBackStaysBehindTheLast() {
        book.add(Examples.trade(1, Instant.parse("2024-02-01T00:00:00Z")));
        book.add(Examples.trade(2, Instant.parse("2024-01-31T23:59:59Z")));

        Memory.save(documents, book, kept);

        assertThat(kept).containsKey("trades/2024-02").doesNotContainKey("trades/2024-01");
    }

    @Test
    void aMissingTradeStopsTheStart() {
        for (int number = 1; number <= 20; number++) {
            book.add(Examples.trade(number, NOON));
        }
        Memory.save(documents, book, kept);
        kept.remove("trades/2024-01");

        assertThatThrownBy(() -> documents.load(kept, CAPITAL))
                .isInstanceOf(StoreException.class)
                .hasMessageMatching("trades/2024-01-2: trade \\d+ follows trade 0: a document is missing .*");
    }

    @Test
    void aNewerSchemaStopsTheStart() {
        kept.put("waits", "{\"schema\":2,\"recent\":\"\"}");

        assertThatThrownBy(() -> documents.load(kept, CAPITAL))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "waits was written by a newer Caravel (schema 2, this one knows 1): start that version again");
    }

    @Test
    void anUnknownFieldIsIgnoredWithAWarning() {
        kept.put(
                "waits",
                "{\"schema\":1,\"recent\":\"BTC\",\"mood\":\"good\",\"closed\":[{\"coin\":\"BTC\","
                        + "\"time\":\"2024-01-31T12:00:00Z\",\"why\":\"x\"}]}");

        assertThat(documents.load(kept, CAPITAL).waits().recent()).containsExactly(BTC);
        assertThat(warnings)
                .containsExactlyInAnyOrder(
                        "waits: the field 'mood' is unknown and ignored",
                        "waits closed: the field 'why' is unknown and ignored");
    }

    @Test
    void anUnknownDocumentIsIgnoredWithAWarning() {
        kept.put("moods", "{}");
        kept.put("nonce", "{\"schema\":1,\"ceiling\":\"5\"}");
        kept.put("lease/17", "anything");

        documents.load(kept, CAPITAL);

        assertThat(warnings).containsExactly("the document moods is unknown and ignored");
        assertThat(documents.changed(book)).noneMatch(Document::gone);
    }

    @Test
    void theOwnersWordIsReadAndNeverWritten() {
        kept.put("control", "{\"schema\":1,\"mode\":\"no-buys\",\"since\":\"2024-01-31T12:00:00Z\",\"by\":\"ada\"}");

        Book loaded = documents.load(kept, CAPITAL);

        assertThat(loaded.control()).isEqualTo(new Control(Control.Mode.NO_BUYS, NOON, "ada"));
        loaded.put(Control.RUN);
        assertThat(documents.changed(loaded)).extracting(Document::name).doesNotContain("control");
    }

    @Test
    void saysWhereItDoesNotUnderstand() {
        kept.put("guards", "{\"schema\":1,\"peak\":\"a lot\"}");
        assertThatThrownBy(() -> documents.load(kept, CAPITAL))
                .hasMessage("guards: 'peak' is 'a lot', which makes no sense: mend the document or restore it");

        kept.put("guards", "{\"schema\":1,");
        assertThatThrownBy(() -> documents.load(kept, CAPITAL))
                .hasMessageMatching("guards is not JSON \\(line 1, column \\d+\\): mend the document or restore it");

        kept.put("guards", "[]");
        assertThatThrownBy(() -> documents.load(kept, CAPITAL))
                .hasMessage("guards is not a JSON object: mend the document or restore it");

        kept.put("guards", "{}");
        assertThatThrownBy(() -> documents.load(kept, CAPITAL))
                .hasMessage("guards has no schema number: mend the document or restore it");
    }
}
