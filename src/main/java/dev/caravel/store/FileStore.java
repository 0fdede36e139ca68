package dev.caravel.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Documents as files of the same name and {@code .json} in one folder. A file is always whole: it is written beside, forced to the disk
 * and renamed. Several processes may read and write; which of them trades is settled by {@link #tryLock}. Safe for any thread.
 */
public final class FileStore implements DocumentStore {
    private static final String ENDING = ".json";
    /** Documents have at most one slash in their name. */
    private static final int DEEPEST = 2;

    private final Path folder;
    private final boolean durable;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /** A file's text when its attributes were these; a file renamed over it has another key and time. */
    private record Seen(Object attributes, String text) {}

    /**
     * The documents in a folder, which is made when it is first needed.
     *
     * @param durable whether a put is on the disk when it returns; without it, a crash of the machine can undo puts
     */
    public FileStore(Path folder, boolean durable) {
        this.folder = folder;
        this.durable = durable;
    }

    @Override
    public Map<String, String> all() {
        Map<String, String> documents = new TreeMap<>();
        for (String name : names()) {
            read(name).ifPresent(text -> documents.put(name, text));
        }
        return documents;
    }

    private List<String> names() {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(folder, DEEPEST, FileStore::isDocument)) {
            return files.map(folder::relativize)
                    .map(file -> file.toString().replace('\\', '/'))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw Failure.of("read", folder, e);
        }
    }

    private static boolean isDocument(Path file, BasicFileAttributes attributes) {
        String name = file.getFileName().toString();
        return attributes.isRegularFile() && name.endsWith(ENDING) && !name.startsWith(".");
    }

    /** The text is read again only if the file has changed. */
    @Override
    public Optional<String> read(String name) {
        Path file = file(name);
        try {
            // Before the text: should the file change in between, the next read sees it.
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            Object attributes = List.of(found.lastModifiedTime(), found.size(), String.valueOf(found.fileKey()));
            Seen known = seen.get(name);
            if (known == null || !known.attributes().equals(attributes)) {
                known = new Seen(attributes, Files.readString(file));
                seen.put(name, known);
            }
            return Optional.of(known.text());
        } catch (NoSuchFileException e) {
            seen.remove(name);
            return Optional.empty();
        } catch (IOException e) {
            throw Failure.of("read", file, e);
        }
    }

    @Override
    public synchronized void put(Document document) {
        Path file = file(document.name());
        Path parent = Optional.ofNullable(file.getParent()).orElse(folder);
        Path temporary = TemporaryFiles.beside(file);
        try {
            if (document.gone()) {
                if (Files.deleteIfExists(file)) {
                    force(parent);
                }
                return;
            }
            Files.createDirectories(parent);
            write(temporary, document.json());
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            force(parent);
        } catch (IOException e) {
            TemporaryFiles.forget(temporary);
            throw Failure.of("write", file, e);
        }
    }

    /** The name is linked to a file that is whole already; only one such link can be made. */
    @Override
    public synchronized boolean create(Document document) {
        Path file = file(document.name());
        Path parent = Optional.ofNullable(file.getParent()).orElse(folder);
        Path temporary = TemporaryFiles.beside(file);
        try {
            Files.createDirectories(parent);
            write(temporary, document.json());
            Files.createLink(file, temporary);
            force(parent);
            return true;
        } catch (FileAlreadyExistsException e) {
            if (Files.isRegularFile(file)) {
                return false;
            }
            throw Failure.of("write", file, e);
        } catch (IOException | UnsupportedOperationException e) {
            throw Failure.of("write", file, e);
        } finally {
            TemporaryFiles.forget(temporary);
        }
    }

    private void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (durable) {
                channel.force(true);
            }
        }
    }

    /** A rename is on the disk only when its folder is. Only POSIX systems let a folder be opened. */
    private void force(Path changed) throws IOException {
        if (durable && changed.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(changed, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** The right to trade with this folder; empty while another process has it. Half-written files of dead processes are deleted. */
    public Optional<FolderLock> tryLock() {
        Optional<FolderLock> lock = FolderLock.tryTake(folder);
        if (lock.isPresent()) {
            TemporaryFiles.clean(folder, DEEPEST);
        }
        return lock;
    }

    /** Which process has the right to trade, for a message: {@code process 1234}. */
    public String holder() {
        return FolderLock.holder(folder);
    }

    private Path file(String name) {
        return folder.resolve(name + ENDING);
    }
}
