package dev.caravel.route;

import dev.caravel.store.Journal;
import dev.caravel.store.JournalEntry;
import dev.caravel.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal as the routes write it: an entry that cannot be kept is an error in the log, and never keeps a stop from being sent or a
 * dead letter from being told. What must not be lost is in the book.
 */
final class Diary {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.journal");

    private final Journal journal;

    Diary(Journal journal) {
        this.journal = journal;
    }

    void write(JournalEntry entry) {
        try {
            journal.write(entry);
        } catch (StoreException failed) {
            LOG.error("not in the journal: {}", failed.getMessage());
        }
    }
}
