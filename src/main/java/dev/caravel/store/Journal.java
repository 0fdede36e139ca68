package dev.caravel.store;

import dev.caravel.market.Coin;
import dev.caravel.store.JournalEntry.Kind;
import dev.caravel.store.JournalEntry.Run;
import dev.caravel.strategy.Decision;
import dev.caravel.strategy.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The decision journal: a file for each UTC day, a line of JSON for each run, order call and dead letter, only ever appended. A line
 * that a crash has cut is passed over by {@link JournalReader}. Any thread of one process may write.
 */
public final class Journal implements AutoCloseable {
    private final JournalFiles files;
    private final Bounds bounds;
    private final boolean durable;
    private final Map<Coin, Reason> holds = new HashMap<>();
    private @Nullable LocalDate day;
    private @Nullable FileChannel channel;

    /**
     * How much is kept. Whole days go, the oldest first; today's stays.
     *
     * @param age of the oldest day
     * @param bytes of all days
     */
    public record Bounds(Duration age, long bytes) {}

    /** Where the journal of a bot is, by the folder of its state. */
    public static Path folder(Path state) {
        return state.resolve("journal");
    }

    /**
     * The journal in a folder, which is made when something is written.
     *
     * @param durable whether a line is on the disk when {@link #write} returns
     */
    public Journal(Path folder, Bounds bounds, boolean durable) {
        this.files = new JournalFiles(folder);
        this.bounds = bounds;
        this.durable = durable;
    }

    /** Appends an entry, unless it is a watch that decides as before to do nothing. */
    public synchronized void write(JournalEntry entry) {
        if (entry instanceof Run run && isRepetition(run)) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(entry.time(), ZoneOffset.UTC);
        try {
            FileChannel open = open(today);
            ByteBuffer line = ByteBuffer.wrap((JournalJson.write(entry) + '\n').getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                open.write(line);
            }
            if (durable) {
                open.force(false);
            }
        } catch (IOException e) {
            // Opened again, the file is looked at for a cut line.
            close();
            throw Failure.of("write", files.of(today), e);
        }
    }

    /** Whether a watch says of each coin the same as was said last. Remembers what is said now. */
    private boolean isRepetition(Run run) {
        boolean same = run.kind() == Kind.WATCH;
        for (Decision decision : run.verdict().decisions()) {
            Reason reason = decision.why().reason();
            if (decision instanceof Decision.Hold) {
                same &= holds.put(decision.coin(), reason) == reason;
            } else {
                holds.remove(decision.coin());
                same = false;
            }
        }
        return same;
    }

    private FileChannel open(LocalDate today) throws IOException {
        FileChannel open = channel;
        if (open != null && today.equals(day)) {
            return open;
        }
        close();
        files.prune(today, bounds);
        Path file = files.of(today);
        Files.createDirectories(files.folder());
        open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        channel = open;
        day = today;
        if (JournalFiles.isCut(file)) {
            open.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
        return open;
    }

    /** Closes the file; it is opened again when needed. */
    @Override
    public synchronized void close() {
        FileChannel open = channel;
        channel = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (IOException e) {
            throw Failure.of("write", files.folder(), e);
        }
    }
}
