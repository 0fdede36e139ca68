package dev.caravel.store;

import dev.caravel.book.Book;
import dev.caravel.book.Position;
import dev.caravel.book.Trade;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The book as documents, and which of them have changed since they were stored. Only the desk touches it.
 *
 * <p>A save is {@link #changed}, then for each document in that order: put it, and say {@link #stored}. A crash between any two puts
 * loses and doubles nothing, because of the order:
 *
 * <ol>
 *   <li>what follows from a change of a position (events, doubts, audit, guards, waits): should the change itself be lost, it is seen
 *       again on the exchange, and follows again to the same effect;
 *   <li>the end of positions of which nothing came;
 *   <li>changed and new positions, each whole in one document;
 *   <li>trades;
 *   <li>the end of positions that the trades came from.
 * </ol>
 *
 * <p>Hence loading has two rules. A position that a trade names is closed, whatever its document says. Of two positions of a coin, the
 * older counts: its trade was not stored yet, and no call was made for the newer one, since that waits for the end of the save.
 */
public final class Documents {
    /** The name of a document that is put and deleted again, to see whether that can be done. */
    public static final String TRIAL = "trial";

    private static final String POSITIONS = "positions/";
    /** Documents that are not the book's. */
    private static final Pattern OTHERS =
            Pattern.compile(NonceCeiling.NAME + "|" + ExchangeDocument.NAME + "|" + TRIAL + "|lease(/.*)?");

    private static final Comparator<Position> OLDER = Comparator.comparing(Position::opened)
            .thenComparing(position -> position.id().length())
            .thenComparing(Position::id);
    private static final Comparator<String> LAST_PAGE_FIRST = Comparator.comparing(String::length)
            .thenComparing(Comparator.naturalOrder())
            .reversed();

    /** The text of a document between its being handed out and its being stored: a put that failed may have been carried out. */
    private static final String UNSURE = "";

    private record Kept(Object value, Set<String> names) {}

    private final Consumer<String> warnings;
    private final Map<String, String> stored = new TreeMap<>();
    /** What parts and positions were when their documents were last found stored, by the name of the first document. */
    private final Map<String, Kept> unchanged = new HashMap<>();

    private TradeDocuments trades = new TradeDocuments();

    /** @param warnings is told, a line each, what is unknown in the documents and ignored */
    public Documents(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    /**
     * The book that the documents hold; with none, that of a new bot. What was stored before is forgotten.
     *
     * @param documents all of the bot's, by name
     * @param capital of a new bot
     * @throws StoreException if any cannot be understood, or a newer Caravel wrote it
     */
    public Book load(Map<String, String> documents, Money capital) {
        Restoration.refuseHalf(documents);
        stored.clear();
        unchanged.clear();
        Book book = new Book(capital);
        trades = TradeDocuments.read(documents, warnings);
        trades.trades().forEach(book::add);
        Part.ALL.forEach(part -> part.load(documents, book, warnings));
        Optional.ofNullable(documents.get(ControlDocument.NAME))
                .ifPresent(text -> book.put(ControlJson.read(text, warnings)));
        // After the audit, which putting a position brings up to date.
        openPositions(documents).forEach(book::put);
        documents.forEach(this::keep);
        return book;
    }

    /** These documents are there and count no more: a save puts the book in their place, whatever they say. */
    public void supersede(Map<String, String> documents) {
        stored.clear();
        unchanged.clear();
        trades = new TradeDocuments();
        documents.forEach(this::keep);
    }

    private Collection<Position> openPositions(Map<String, String> documents) {
        Map<Coin, Position> open = new TreeMap<>();
        documents.forEach((name, text) -> {
            if (name.startsWith(POSITIONS)) {
                Position position = new Fields(name, Json.content(name, text), warnings).as(PositionJson::read);
                if (!trades.isBooked(position.id())) {
                    open.merge(position.coin(), position, (one, other) -> OLDER.compare(one, other) <= 0 ? one : other);
                }
            }
        });
        return open.values();
    }

    private void keep(String name, String text) {
        boolean ours = name.startsWith(POSITIONS)
                || name.startsWith(TradeDocuments.FOLDER)
                || name.equals(Restoration.MARK)
                || Part.ALL.stream().anyMatch(part -> part.has(name));
        if (ours) {
            stored.put(name, text);
        } else if (!name.equals(ControlDocument.NAME) && !OTHERS.matcher(name).matches()) {
            warnings.accept("the document " + name + " is unknown and ignored");
        }
    }

    /**
     * The documents that have to be put so that the store holds this book, in the order in which they have to be put.
     *
     * @throws StoreException if one would be too large; nothing should be put then
     */
    public List<Document> changed(Book book) {
        Set<String> names = new HashSet<>();
        List<Document> parts = new ArrayList<>();
        for (Part<?> part : Part.ALL) {
            parts.addAll(changed(part.name(), part.value(book), () -> part.documents(book), names));
        }
        List<Document> positions = new ArrayList<>();
        for (Position position : book.positions()) {
            String name = POSITIONS + position.id();
            positions.addAll(
                    changed(name, position, () -> Map.of(name, Json.document(PositionJson.write(position))), names));
        }
        List<Trade> all = book.trades();
        all.subList(trades.size(), all.size()).forEach(trades::add);
        List<Document> booked = different(trades.texts());
        names.addAll(trades.texts().keySet());
        Map<Boolean, List<Document>> gone = stored.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted(LAST_PAGE_FIRST)
                .map(Document::gone)
                .collect(Collectors.partitioningBy(this::isBooked));
        List<Document> documents = Stream.of(parts, gone.get(false), positions, booked, gone.get(true))
                .flatMap(List::stream)
                .toList();
        documents.forEach(document -> stored.put(document.name(), UNSURE));
        return documents;
    }

    /** Documents of one part or position; their names are added to the names. */
    private List<Document> changed(String name, Object value, Supplier<Map<String, String>> write, Set<String> names) {
        Kept kept = unchanged.get(name);
        if (kept != null && kept.value().equals(value)) {
            names.addAll(kept.names());
            return List.of();
        }
        Map<String, String> texts = write.get();
        names.addAll(texts.keySet());
        List<Document> different = different(texts);
        if (different.isEmpty()) {
            unchanged.put(name, new Kept(value, Set.copyOf(texts.keySet())));
        } else {
            unchanged.remove(name);
        }
        return different;
    }

    private List<Document> different(Map<String, String> texts) {
        return texts.entrySet().stream()
                .filter(text -> !text.getValue().equals(stored.get(text.getKey())))
                .map(text -> Document.of(text.getKey(), text.getValue()))
                .toList();
    }

    private boolean isBooked(Document document) {
        return document.name().startsWith(POSITIONS)
                && trades.isBooked(document.name().substring(POSITIONS.length()));
    }

    /** The document has been put: from now on it is not changed until the book is. */
    public void stored(Document document) {
        if (document.gone()) {
            stored.remove(document.name());
            unchanged.remove(document.name());
        } else {
            stored.put(document.name(), document.json());
        }
    }
}
