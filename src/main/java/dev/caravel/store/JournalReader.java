package dev.caravel.store;

import dev.caravel.market.Coin;
import dev.caravel.store.JournalEntry.Kind;
import dev.caravel.store.JournalEntry.OrderCall;
import dev.caravel.store.JournalEntry.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks into the decision journal from its end, while it is written or not. It reads day by day only as far back as it must; lines that
 * were cut are passed over. Safe for any thread.
 */
public final class JournalReader {
    private final JournalFiles files;

    public JournalReader(Path folder) {
        this.files = new JournalFiles(folder);
    }

    /** The newest cycle, or the newest one of that scheduled time. */
    public Optional<Run> cycle(Optional<Instant> at) {
        Predicate<JournalEntry> wanted = entry -> entry instanceof Run run
                && run.kind() == Kind.CYCLE
                && at.map(run.time()::equals).orElse(true);
        return newest(1, at, wanted).stream().map(Run.class::cast).findFirst();
    }

    /** The last runs that decided about the coin, newest first. */
    public List<Run> about(Coin coin, int last) {
        Predicate<JournalEntry> wanted = entry -> entry instanceof Run run
                && run.verdict().decisions().stream()
                        .anyMatch(decision -> decision.coin().equals(coin));
        return newest(last, Optional.empty(), wanted).stream()
                .map(Run.class::cast)
                .toList();
    }

    /** The last order calls of the coin, newest first. */
    public List<OrderCall> calls(Coin coin, int last) {
        Predicate<JournalEntry> wanted =
                entry -> entry instanceof OrderCall call && call.coin().equals(coin);
        return newest(last, Optional.empty(), wanted).stream()
                .map(OrderCall.class::cast)
                .toList();
    }

    /**
     * The last entries that are wanted, newest first.
     *
     * @param at only the UTC day of this time is read; empty: all days
     */
    public List<JournalEntry> newest(int last, Optional<Instant> at, Predicate<JournalEntry> wanted) {
        List<JournalEntry> found = new ArrayList<>();
        for (Path file : days(at)) {
            if (found.size() == last) {
                break;
            }
            byte[] text = read(file);
            for (int end = text.length; end > 0 && found.size() < last; ) {
                int start = startOfLine(text, end);
                entry(new String(text, start, end - start, StandardCharsets.UTF_8))
                        .filter(wanted)
                        .ifPresent(found::add);
                end = start - 1;
            }
        }
        return found;
    }

    private List<Path> days(Optional<Instant> at) {
        try {
            return at.isPresent()
                    ? List.of(files.of(LocalDate.ofInstant(at.get(), ZoneOffset.UTC)))
                    : files.all().reversed();
        } catch (IOException e) {
            throw Failure.of("read", files.folder(), e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            // No such day, or the bot has just deleted it as too old.
            return new byte[0];
        } catch (IOException e) {
            throw Failure.of("read", file, e);
        }
    }

    private static int startOfLine(byte[] text, int end) {
        int start = end;
        while (start > 0 && text[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private static Optional<JournalEntry> entry(String line) {
        try {
            return line.isBlank() ? Optional.empty() : Optional.of(JournalJson.read(line));
        } catch (StoreException cut) {
            return Optional.empty();
        }
    }
}
