package dev.caravel.route.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a running bot says how it is reached: a file of its folder that only its owner can read. It is there while the bot runs; one
 * that a crash has left behind is out of date, and who takes the bot's lock knows so.
 */
public final class ConsoleFile {
    private static final Pattern CONTENT = Pattern.compile("(\\d{1,5}) ([0-9a-f]{64})\\n");

    private final Path file;

    /**
     * How the console is reached.
     *
     * @param port on the loopback
     * @param token without which it says nothing
     */
    public record Address(int port, String token) {
        /** Without the token. */
        @Override
        public String toString() {
            return "127.0.0.1:" + port;
        }
    }

    /** @param folder of the bot's state */
    public ConsoleFile(Path folder) {
        file = folder.resolve("console");
    }

    void write(Address address) {
        Path beside = file.resolveSibling(".console");
        try {
            Files.deleteIfExists(beside);
            // From its first byte on nobody else can read it.
            Files.newByteChannel(
                            beside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyOwner(beside))
                    .close();
            Files.writeString(beside, address.port() + " " + address.token() + "\n");
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written", e);
        }
    }

    private static FileAttribute<?>[] onlyOwner(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be deleted", e);
        }
    }

    /** What the bot said last; empty if it said nothing, or nothing that can be understood. */
    public Optional<Address> read() {
        try {
            Matcher content = CONTENT.matcher(Files.readString(file));
            return content.matches()
                    ? Optional.of(new Address(Integer.parseInt(content.group(1)), content.group(2)))
                    : Optional.empty();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read; ask as the user that runs the bot", e);
        }
    }
}
