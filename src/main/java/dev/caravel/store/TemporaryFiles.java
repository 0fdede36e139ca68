package dev.caravel.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The half-written files beside the documents. Each has the thread and process that write it in its name: {@code .waits.json.1.1234.tmp}. */
final class TemporaryFiles {
    private static final Pattern NAME = Pattern.compile("\\..+\\.(\\d+)\\.tmp");

    private TemporaryFiles() {}

    static Path beside(Path file) {
        return file.resolveSibling(
                "." + file.getFileName() + "." + Thread.currentThread().threadId() + "."
                        + ProcessHandle.current().pid() + ".tmp");
    }

    /** Deletes what processes left that are no more. Only to be called before this process writes. */
    static void clean(Path folder, int deepest) {
        try (Stream<Path> files = Files.find(folder, deepest, (file, attributes) -> isAbandoned(file))) {
            List<Path> abandoned = files.toList();
            for (Path file : abandoned) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw Failure.of("write", folder, e);
        }
    }

    private static boolean isAbandoned(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return false;
        }
        // In a container the process that left it often had our own number.
        long pid = Long.parseLong(name.group(1));
        return pid == ProcessHandle.current().pid()
                || ProcessHandle.of(pid).map(process -> !process.isAlive()).orElse(true);
    }

    /** Deletes a file that could not be written, as far as that is possible. */
    static void forget(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException secondary) {
            // The failure to write is the one that is reported; what stays is cleaned at the next start.
            return;
        }
    }
}
