package dev.caravel.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right of one process to trade with a state folder: a lock of the operating system on its file {@code lock}, which ends with the
 * process however that ends.
 */
public final class FolderLock implements AutoCloseable {
    /**
     * The folders that this process has locked. Static like the locks themselves, which belong to the process: to open and close the file
     * of a lock once more, anywhere in the process, would give the lock up.
     */
    private static final Set<Path> LOCKED = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static Optional<FolderLock> tryTake(Path where) {
        try {
            Path folder = Files.createDirectories(where).toRealPath();
            if (!LOCKED.add(folder)) {
                return Optional.empty();
            }
            Optional<FolderLock> lock = Optional.empty();
            try {
                lock = tryLock(folder);
                return lock;
            } finally {
                if (lock.isEmpty()) {
                    LOCKED.remove(folder);
                }
            }
        } catch (IOException e) {
            throw Failure.of("write", where.resolve("lock"), e);
        }
    }

    private static Optional<FolderLock> tryLock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
        }
        try {
            sayWho(folder);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return Optional.of(new FolderLock(folder, channel));
    }

    /** In another file than the locked one, for the reason above. */
    private static void sayWho(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("lock.pid"),
                Long.toString(ProcessHandle.current().pid()));
    }

    /** Whether a file of the folder is the lock itself, which has to stay while it is held. */
    public static boolean isPartOfLock(Path file) {
        return file.endsWith("lock") || file.endsWith("lock.pid");
    }

    static String holder(Path folder) {
        try {
            return "process " + Files.readString(folder.resolve("lock.pid")).strip();
        } catch (IOException unknown) {
            return "another process";
        }
    }

    /** Lets another process trade. */
    @Override
    public void close() {
        try {
            if (channel.isOpen()) {
                channel.close();
                LOCKED.remove(folder);
            }
        } catch (IOException e) {
            throw new StoreException("cannot give up the lock of the state folder: " + e.getMessage(), e);
        }
    }
}
