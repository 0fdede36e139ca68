package dev.caravel.store;

import dev.caravel.book.Trade;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The closed trades in monthly documents, {@code trades/2024-01}, {@code trades/2024-01-2} and so on. Only the last one grows; a trade
 * once written never moves. For one thread.
 */
final class TradeDocuments {
    static final String FOLDER = "trades/";

    private final List<Page> pages = new ArrayList<>();
    private final Set<String> positions = new HashSet<>();
    private int size;

    /** One document with its trades, oldest first. */
    private record Page(String name, List<Trade> trades, String text) {
        private static Page of(String name, List<Trade> trades) {
            return new Page(
                    name,
                    trades,
                    Json.document(
                            new Form().with("trades", trades, TradeJson::write).node()));
        }

        private YearMonth month() {
            return YearMonth.parse(name.substring(FOLDER.length(), FOLDER.length() + "2024-01".length()));
        }
    }

    /**
     * The trades of these documents.
     *
     * @throws StoreException if one is missing or there twice
     */
    static TradeDocuments read(Map<String, String> documents, Consumer<String> warnings) {
        TradeDocuments all = new TradeDocuments();
        documents.entrySet().stream()
                .filter(document -> document.getKey().startsWith(FOLDER))
                .map(document -> page(document.getKey(), document.getValue(), warnings))
                .filter(page -> !page.trades().isEmpty())
                .sorted(Comparator.comparing(page -> page.trades().getFirst().number()))
                .forEach(all::know);
        return all;
    }

    private static Page page(String name, String text, Consumer<String> warnings) {
        Fields fields = new Fields(name, Json.content(name, text), warnings);
        return new Page(name, fields.as(found -> found.list("trades", TradeJson::read)), text);
    }

    private void know(Page page) {
        for (Trade trade : page.trades()) {
            if (trade.number() != size + 1L) {
                throw new StoreException(page.name() + ": trade " + trade.number() + " follows trade " + size
                        + ": a document is missing or was changed by hand; restore it");
            }
            positions.add(trade.position());
            size++;
        }
        pages.add(page);
    }

    /** Writes one more trade into the last document, or into a new one: never into an earlier month than the last. */
    void add(Trade trade) {
        YearMonth month = YearMonth.from(trade.closed().atOffset(ZoneOffset.UTC));
        if (!pages.isEmpty() && !month.isAfter(pages.getLast().month())) {
            Page last = pages.getLast();
            Page longer = Page.of(
                    last.name(),
                    Stream.concat(last.trades().stream(), Stream.of(trade)).toList());
            if (Pages.size(longer.text()) < Pages.FULL) {
                pages.set(pages.size() - 1, longer);
            } else {
                pages.add(Page.of(nameAfter(last), List.of(trade)));
            }
        } else {
            pages.add(Page.of(FOLDER + month, List.of(trade)));
        }
        positions.add(trade.position());
        size++;
    }

    private String nameAfter(Page last) {
        YearMonth month = last.month();
        int number =
                (int) pages.stream().filter(page -> page.month().equals(month)).count();
        return Pages.name(FOLDER + month, number + 1);
    }

    /** How many trades there are. */
    int size() {
        return size;
    }

    Stream<Trade> trades() {
        return pages.stream().flatMap(page -> page.trades().stream());
    }

    /** The texts of all documents by name, in the order in which they are to be written. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        pages.forEach(page -> texts.put(page.name(), page.text()));
        return texts;
    }

    /** Whether the position has its trade, so that nothing of it is left to be booked. */
    boolean isBooked(String position) {
        return positions.contains(position);
    }
}
