package dev.caravel.paper;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps nothing: the exchange ends with the program. */
final class NoJournal implements PaperJournal {

    @Override
    public Optional<Instant> lastTime() {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> marketStart() {
        return Optional.empty();
    }

    @Override
    public Begun begin(Map<String, String> setup, Instant now) {
        return new Begun(now, setup);
    }

    @Override
    public void play(Consumer<JournalLine> lines) {}

    @Override
    public void append(JournalLine line) {}

    @Override
    public long written() {
        return 0;
    }

    @Override
    public void sync(long position) {}

    @Override
    public void close() {}
}
