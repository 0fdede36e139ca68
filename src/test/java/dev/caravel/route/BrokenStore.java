package dev.caravel.route;

import dev.caravel.settings.Settings;
import dev.caravel.store.Document;
import dev.caravel.store.FileStore;
import dev.caravel.store.StoreException;
import java.util.Map;

/** Keeps documents until it breaks: a disk that is full, a store that is away. Takes the place of the bean {@code fileStore}. */
public final class BrokenStore {
    private final FileStore store;
    private volatile boolean broken;

    BrokenStore(Settings settings) {
        store = new FileStore(BotFolder.of(settings), false);
    }

    void breaks() {
        broken = true;
    }

    void isMended() {
        broken = false;
    }

    /** What the route reads. */
    public Map<String, String> all() {
        return store.all();
    }

    /** What the route keeps. */
    public void put(Document document) {
        if (broken) {
            throw new StoreException("no space left on the device");
        }
        store.put(document);
    }
}
