package dev.caravel.simulation;

import dev.caravel.store.Document;
import dev.caravel.store.DocumentStore;
import dev.caravel.store.StoreException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The documents of a bot, which outlive its processes, in a store that fails at times. */
public final class FaultyStore implements DocumentStore {
    /** What can go wrong with one access. */
    enum Trouble {
        /** Nothing was written or read. */
        THROTTLED,
        /** Written, and the answer was lost. */
        LOST_ANSWER,
        /** Another copy has put a newer version: this one is not taken. */
        OVERTAKEN,
        /** Nothing can be written for a while. */
        DISK_FULL,
        /** Written, and the process dies before it knows. */
        CRASH
    }

    private final Map<String, String> documents;
    private final Consumer<Document> witness;
    private final Troubles troubles;

    /** Decides what goes wrong. */
    interface Troubles {
        /** With a put of a document; empty if nothing. */
        Optional<Trouble> put(String name);

        /** Whether a read fails. */
        boolean read(String name);
    }

    FaultyStore(Consumer<Document> witness, Troubles troubles) {
        this(new TreeMap<>(), witness, troubles);
    }

    private FaultyStore(Map<String, String> documents, Consumer<Document> witness, Troubles troubles) {
        this.documents = documents;
        this.witness = witness;
        this.troubles = troubles;
    }

    @Override
    public Map<String, String> all() {
        if (troubles.read("all")) {
            throw new StoreException("the documents cannot be read: simulated");
        }
        return new TreeMap<>(documents);
    }

    @Override
    public Optional<String> read(String name) {
        if (troubles.read(name)) {
            throw new StoreException(name + " cannot be read: simulated");
        }
        return Optional.ofNullable(documents.get(name));
    }

    @Override
    public void put(Document document) {
        Optional<Trouble> trouble = troubles.put(document.name());
        if (trouble.isPresent()) {
            switch (trouble.get()) {
                case THROTTLED, OVERTAKEN, DISK_FULL -> throw failure(document, trouble.get());
                case LOST_ANSWER -> {
                    keep(document);
                    throw failure(document, trouble.get());
                }
                case CRASH -> {
                    keep(document);
                    throw new Crash("put");
                }
            }
        }
        keep(document);
    }

    private static StoreException failure(Document document, Trouble trouble) {
        return new StoreException(document.name() + " was not saved: " + trouble + ", simulated");
    }

    /** Puts without trouble, as the owner's commands do. */
    void keep(Document document) {
        witness.accept(document);
        if (document.gone()) {
            documents.remove(document.name());
        } else {
            documents.put(document.name(), document.json());
        }
    }

    @Override
    public boolean create(Document document) {
        throw new UnsupportedOperationException("the simulation has its own lease");
    }

    /** The same documents as the owner's commands reach them, who tries again until it works. */
    DocumentStore untroubled() {
        return new FaultyStore(documents, witness, new Troubles() {
            @Override
            public Optional<Trouble> put(String name) {
                return Optional.empty();
            }

            @Override
            public boolean read(String name) {
                return false;
            }
        });
    }

    /** What is there, without trouble. */
    Map<String, String> documents() {
        return documents;
    }

    /** Everything is deleted. */
    void burn() {
        documents.clear();
    }
}
