package dev.caravel.store;

import java.util.Map;
import java.util.Optional;

/** Where documents are kept. What is not readable or not writable is a {@link StoreException}, never an empty answer. */
public interface DocumentStore {

    /** The texts of all documents, by name. */
    Map<String, String> all();

    /** One document's text; empty if there is none. */
    Optional<String> read(String name);

    /** Writes or deletes a document. When this returns, a crash no longer undoes it. */
    void put(Document document);

    /**
     * Writes a document only if there is none of its name, in one step: of several that try at the same time one succeeds. When this
     * returns true, a crash no longer undoes it.
     *
     * @return false if there is one already; it is untouched
     */
    boolean create(Document document);
}
