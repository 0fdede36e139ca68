package dev.caravel.store;

import java.util.Optional;

/** Which exchange a state was made with: paper positions must not be sold for real, nor the other way round. */
public final class ExchangeDocument {
    /** The document's name. */
    public static final String NAME = "exchange";

    private final DocumentStore store;

    public ExchangeDocument(DocumentStore store) {
        this.store = store;
    }

    /** The exchange's word; empty for a new state. */
    public Optional<String> read() {
        return store.read(NAME).map(text -> new Fields(NAME, Json.content(NAME, text), unknown -> {}).text(NAME));
    }

    public void write(String exchange) {
        store.put(
                Document.of(NAME, Json.document(new Form().with(NAME, exchange).node())));
    }
}
