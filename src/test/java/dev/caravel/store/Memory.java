package dev.caravel.store;

import dev.caravel.book.Book;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store that forgets everything with its process. */
final class Memory implements DocumentStore {
    private final Map<String, String> documents = new TreeMap<>();

    @Override
    public Map<String, String> all() {
        return Map.copyOf(documents);
    }

    @Override
    public Optional<String> read(String name) {
        return Optional.ofNullable(documents.get(name));
    }

    @Override
    public void put(Document document) {
        put(document, documents);
    }

    @Override
    public boolean create(Document document) {
        return documents.putIfAbsent(document.name(), document.json()) == null;
    }

    static void put(Document document, Map<String, String> kept) {
        if (document.gone()) {
            kept.remove(document.name());
        } else {
            kept.put(document.name(), document.json());
        }
    }

    /** Saves as the routes do. */
    static void save(Documents documents, Book book, Map<String, String> kept) {
        for (Document document : documents.changed(book)) {
            put(document, kept);
            documents.stored(document);
        }
    }
}
