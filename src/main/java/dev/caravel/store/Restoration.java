package dev.caravel.store;

import dev.caravel.market.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts a {@link Backup} into a store. Nothing is put before all of it was understood; a mark stands in the store while only a part of
 * it is there, and no bot starts with that. Whoever uses it must hold the right to trade with the state. For one thread.
 */
public final class Restoration {
    /** The name of the mark. */
    static final String MARK = "restoring";

    private final DocumentStore store;
    private final String place;
    private final Set<String> existing;

    /** @param place the store in words, for messages */
    public Restoration(DocumentStore store, String place) {
        this.store = store;
        this.place = place;
        existing = new TreeSet<>(store.all().keySet());
        existing.removeIf(name -> name.startsWith("lease/"));
    }

    /** Refuses a state of which only a part was restored. */
    static void refuseHalf(Map<String, String> documents) {
        if (documents.containsKey(MARK)) {
            throw new StoreException("a restore into this state was begun and has not ended: run 'caravel restore FILE"
                    + " --replace' again");
        }
    }

    /**
     * Makes the store hold what the backup holds, and nothing else.
     *
     * @param replace whether documents that are there may be overwritten and deleted
     * @return how many documents were put
     * @throws StoreException with how far it came
     */
    public int restore(Backup backup, boolean replace) {
        Map<String, String> documents = new TreeMap<>(backup.documents());
        new Documents(warning -> {}).load(documents, Money.ZERO);
        if (!existing.isEmpty() && !replace) {
            throw new StoreException(place + " holds " + existing.size()
                    + " documents already: add --replace to put the backup in their place, after a 'caravel backup'");
        }
        List<Document> puts = puts(documents);
        int done = 0;
        try {
            store.put(Document.of(
                    MARK,
                    Json.document(new Form()
                            .with("backup", backup.time())
                            .with("of", backup.bot())
                            .node())));
            for (Document document : puts) {
                store.put(document);
                done++;
            }
            store.put(Document.gone(MARK));
        } catch (StoreException e) {
            throw new StoreException(
                    done + " of " + puts.size() + " changes were made and then: " + e.getMessage()
                            + "; no bot starts with " + place + " until the same restore, with --replace, has ended",
                    e);
        }
        return documents.size();
    }

    private List<Document> puts(Map<String, String> documents) {
        List<Document> puts = new ArrayList<>();
        documents.forEach((name, text) -> puts.add(Document.of(name, text)));
        existing.stream()
                .filter(name -> !documents.containsKey(name) && !name.equals(MARK) && !name.equals(NonceCeiling.NAME))
                .forEach(name -> puts.add(Document.gone(name)));
        keepNonces(documents, puts);
        return puts;
    }

    /** Kraken's last nonce cannot be taken back by a backup. */
    private void keepNonces(Map<String, String> documents, List<Document> puts) {
        long now = new NonceCeiling(store).read();
        long then = documents.containsKey(NonceCeiling.NAME)
                ? NonceCeiling.read(documents.getOrDefault(NonceCeiling.NAME, ""))
                : 0;
        if (now > then) {
            puts.removeIf(document -> document.name().equals(NonceCeiling.NAME));
        }
    }
}
