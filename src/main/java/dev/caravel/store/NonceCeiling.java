package dev.caravel.store;

/**
 * The nonce under which all nonces so far lie, kept so that none is used twice, not even after the clock was set back. Not
 * thread-safe.
 */
public final class NonceCeiling {
    /** The document's name. */
    public static final String NAME = "nonce";

    private final DocumentStore store;

    public NonceCeiling(DocumentStore store) {
        this.store = store;
    }

    /** The ceiling reserved last; 0 if there has never been one. */
    public long read() {
        return store.read(NAME).map(NonceCeiling::read).orElse(0L);
    }

    static long read(String text) {
        return new Fields(NAME, Json.content(NAME, text), unknown -> {}).value("ceiling", Long::parseLong);
    }

    /** Keeps the new ceiling before it returns. */
    public void reserve(long ceiling) {
        store.put(Document.of(
                NAME,
                Json.document(new Form().with("ceiling", Long.toString(ceiling)).node())));
    }
}
