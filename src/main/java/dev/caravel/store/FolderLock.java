package dev.caravel.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right of one process to trade with a state folder: a lock of the operating system on its file {@code lock}, which ends with the
 * process however that ends.
 */
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private FolderLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    static Optional<FolderLock> tryTake(Path folder) {
        Path file = folder.resolve("lock");
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException heldByThisProcess) {
                // The channel stays open: to close any channel of a file gives up all of the process's locks on it.
                return Optional.empty();
            }
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            sayWho(folder);
            return Optional.of(new FolderLock(channel, lock));
        } catch (IOException e) {
            throw Failure.of("write", file, e);
        }
    }

    /** In another file than the locked one, for the reason above. */
    private static void sayWho(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("lock.pid"),
                Long.toString(ProcessHandle.current().pid()));
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
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new StoreException("cannot give up the lock of the state folder: " + e.getMessage(), e);
        }
    }
}
