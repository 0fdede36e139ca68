package dev.caravel.paper;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The requests that made a paper exchange what it is. An exchange that is opened over the journal of another one, and over the same
 * market, carries them out again and so has the same orders, ids, fills and balances. A journal belongs to one exchange.
 */
public sealed interface PaperJournal extends AutoCloseable permits JournalFile, NoJournal {

    /** A journal that keeps nothing. */
    static PaperJournal none() {
        return new NoJournal();
    }

    /**
     * A journal in a file, which is made if it is not there. A last line without an end, left by a crash, is cut off; its request was
     * never answered.
     *
     * @param durable whether each line is on the disk before its request is answered, so that it survives a power cut
     * @throws IllegalStateException if the file cannot be read or another program uses it
     */
    static PaperJournal in(Path file, boolean durable) {
        return JournalFile.open(file, durable);
    }

    /** The time at which a played clock must go on; empty for a new journal. */
    Optional<Instant> lastTime();

    /** Where the market begins that the journal was written over; empty for a new journal. */
    Optional<Instant> marketStart();

    /**
     * Begins a new journal, or goes on with one. Accounts may have been added since, behind those of then, and another number of open
     * orders may be allowed.
     *
     * @throws IllegalStateException if it was written with another set-up
     */
    Begun begin(Map<String, String> setup, Instant now);

    /**
     * The beginning of a journal.
     *
     * @param setup the fingerprint of the set-up of then
     */
    record Begun(Instant time, Map<String, String> setup) {}

    /** Reads what was written before, oldest first. */
    void play(Consumer<JournalLine> lines);

    void append(JournalLine line);

    /** How much has been appended so far. */
    long written();

    /** Returns when so much is as safe as was asked for. */
    void sync(long position);

    @Override
    void close();
}
