package dev.caravel.command;

import static dev.caravel.doctor.Finding.fail;
import static dev.caravel.doctor.Finding.ok;

import dev.caravel.doctor.Finding;
import dev.caravel.store.Document;
import dev.caravel.store.DocumentStore;
import dev.caravel.store.Documents;
import dev.caravel.store.StoreException;
import java.util.Optional;

/** Does once with a document of its own what the bot does with its documents, and deletes it again. */
final class StateTrial {
    private static final String CHECK = "state";
    private static final Document FIRST = Document.of(Documents.TRIAL, "{\"trial\":1}");
    private static final Document SECOND = Document.of(Documents.TRIAL, "{\"trial\":2}");

    private StateTrial() {}

    /** @param place where the documents are, in words */
    static Finding of(DocumentStore store, String place) {
        try {
            Optional<String> wrong = firstWrong(store);
            return wrong.map(what ->
                            fail(CHECK, place + ": " + what, "do not trade with it: orders could be lost or doubled"))
                    .orElseGet(() -> ok(CHECK, place + ": can be read, written, created only once and deleted"));
        } catch (StoreException refused) {
            return fail(CHECK, place + ": not everything is allowed", String.valueOf(refused.getMessage()));
        }
    }

    private static Optional<String> firstWrong(DocumentStore store) {
        // Perhaps left behind by a visit that was cut off.
        store.put(Document.gone(Documents.TRIAL));
        try {
            if (!store.create(FIRST)) {
                return Optional.of("what was deleted is still there");
            }
            if (store.create(SECOND)) {
                return Optional.of("what is there can be created once more");
            }
            store.put(SECOND);
            return store.read(Documents.TRIAL).equals(Optional.of(SECOND.json()))
                    ? Optional.empty()
                    : Optional.of("what was written is not what is read");
        } finally {
            store.put(Document.gone(Documents.TRIAL));
        }
    }
}
