package dev.caravel.paper;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in a file. Appending is guarded by the exchange's lock; any thread may {@link #sync}, and one that waits for the disk
 * does so for all that have appended before.
 */
final class JournalFile implements PaperJournal {
    private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);

    private final Path file;
    private final Optional<Path> newFolder;
    private final FileChannel channel;
    private final boolean durable;
    private final Object disk = new Object();
    private final Optional<Instant> lastTime;
    private volatile long written;
    private volatile long synced;

    private JournalFile(Path file, Optional<Path> newFolder, FileChannel channel, boolean durable) throws IOException {
        this.file = file;
        this.newFolder = newFolder;
        this.channel = channel;
        this.durable = durable;
        cutUnfinishedLine();
        written = channel.size();
        synced = written;
        channel.position(written);
        lastTime = readLastTime();
    }

    static JournalFile open(Path file, boolean durable) {
        try {
            Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a journal is no root folder");
            Optional<Path> newFolder = Files.exists(folder) ? Optional.empty() : Optional.of(folder);
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() == null) {
                    throw new OverlappingFileLockException();
                }
                return new JournalFile(file, newFolder, channel, durable);
            } catch (OverlappingFileLockException e) {
                channel.close();
                throw new IllegalStateException("another paper exchange uses " + file + ": stop it first", e);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new IllegalStateException("the paper journal " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private void cutUnfinishedLine() throws IOException {
        long end = LineEnds.startOfLastLine(channel, channel.size());
        if (end < channel.size()) {
            LOG.warn("paper journal {}: the unfinished last line is dropped; its request was not answered", file);
            channel.truncate(end);
        }
    }

    private Optional<Instant> readLastTime() throws IOException {
        if (written == 0) {
            return Optional.empty();
        }
        long start = LineEnds.startOfLastLine(channel, written - 1);
        String text = LineEnds.text(channel, start, written);
        try {
            return Optional.of(
                    start == 0
                            ? JournalText.head(text).time()
                            : JournalText.line(text).time());
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw unreadable("its last line", e);
        }
    }

    private IllegalStateException unreadable(String where, Exception cause) {
        return new IllegalStateException(
                "the paper journal " + file + " cannot be read (" + where + "): move it away to start over", cause);
    }

    @Override
    public Optional<Instant> lastTime() {
        return lastTime;
    }

    @Override
    public Optional<Instant> marketStart() {
        return written == 0
                ? Optional.empty()
                : Optional.ofNullable(readHead().setup().get(PaperSetup.MARKET_START))
                        .map(Instant::parse);
    }

    @Override
    public Begun begin(Map<String, String> setup, Instant now) {
        if (written == 0) {
            write(JournalText.text(new JournalText.Head(now, setup)));
            return new Begun(now, setup);
        }
        JournalText.Head head = readHead();
        String differences = setup.entrySet().stream()
                .filter(entry -> !PaperSetup.goesOn(
                        entry.getKey(), String.valueOf(head.setup().get(entry.getKey())), entry.getValue()))
                .map(entry ->
                        entry.getKey() + " was " + head.setup().get(entry.getKey()) + " and is " + entry.getValue())
                .collect(Collectors.joining("; "));
        if (!differences.isEmpty()) {
            throw new IllegalStateException("the paper journal " + file + " was written with another set-up ("
                    + differences + "): move it away to start over, or set this back");
        }
        return new Begun(head.time(), head.setup());
    }

    private JournalText.Head readHead() {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return JournalText.head(Objects.requireNonNullElse(lines.readLine(), ""));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw unreadable("line 1", e);
        }
    }

    @Override
    public void play(Consumer<JournalLine> lines) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            reader.readLine();
            int number = 1;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                lines.accept(line(text, number));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the paper journal " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private JournalLine line(String text, int number) {
        try {
            return JournalText.line(text);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw unreadable("line " + number, e);
        }
    }

    @Override
    public void append(JournalLine line) {
        write(JournalText.text(line));
    }

    private void write(String line) {
        ByteBuffer bytes = ByteBuffer.wrap((line + '\n').getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            written = channel.position();
        } catch (IOException e) {
            throw new UncheckedIOException("the paper journal " + file + " cannot be written: " + e, e);
        }
    }

    @Override
    public long written() {
        return written;
    }

    @Override
    public void sync(long position) {
        if (!durable || synced >= position) {
            return;
        }
        synchronized (disk) {
            if (synced >= position) {
                return;
            }
            long all = written;
            try {
                channel.force(false);
            } catch (IOException e) {
                throw new UncheckedIOException("the paper journal " + file + " cannot be brought to the disk: " + e, e);
            }
            synced = all;
        }
    }

    /** What was opened and never used leaves nothing behind. */
    @Override
    public void close() {
        try {
            if (channel.isOpen() && written == 0) {
                Files.deleteIfExists(file);
                if (newFolder.isPresent()) {
                    Files.deleteIfExists(newFolder.get());
                }
            }
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the paper journal " + file + " cannot be closed", e);
        }
    }
}
