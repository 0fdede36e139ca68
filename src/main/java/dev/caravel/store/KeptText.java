package dev.caravel.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A text that outlives a restart because that is useful, not because anything depends on it: no document of the book. It is whole or
 * not there. One writer.
 */
public final class KeptText {
    private final Path file;

    /** @param file whose name must not end like that of a document, {@code .json} */
    public KeptText(Path file) {
        this.file = file;
    }

    /** Empty if nothing was kept yet. */
    public Optional<String> read() {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException nothingYet) {
            return Optional.empty();
        } catch (IOException e) {
            throw Failure.of("read", file, e);
        }
    }

    /** In place of what was kept before. */
    public void keep(String text) {
        Path temporary = TemporaryFiles.beside(file);
        try {
            Files.writeString(temporary, text);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            TemporaryFiles.forget(temporary);
            throw Failure.of("write", file, e);
        }
    }
}
