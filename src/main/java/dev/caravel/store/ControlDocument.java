package dev.caravel.store;

import dev.caravel.book.Control;
import java.util.function.Consumer;

/**
 * The owner's word, in a document of its own: written by commands and the console, only read by the desk. Safe for any thread, as far
 * as the store is.
 */
public final class ControlDocument {
    /** The document's name. */
    public static final String NAME = "control";

    private final DocumentStore store;
    private final Consumer<String> warnings;

    /** @param warnings is told, a line each, what is unknown in the document and ignored */
    public ControlDocument(DocumentStore store, Consumer<String> warnings) {
        this.store = store;
        this.warnings = warnings;
    }

    /** What the owner said last, or {@link Control#RUN}. */
    public Control read() {
        return store.read(NAME).map(text -> ControlJson.read(text, warnings)).orElse(Control.RUN);
    }

    public void write(Control control) {
        store.put(Document.of(NAME, Json.document(ControlJson.write(control))));
    }
}
