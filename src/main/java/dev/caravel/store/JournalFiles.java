package dev.caravel.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of the journal, {@code 2024-01-31.jsonl}.
 *
 * @param folder that they are in
 */
record JournalFiles(Path folder) {
    private static final String ENDING = ".jsonl";
    private static final Pattern NAME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d\\.jsonl");

    Path of(LocalDate day) {
        return folder.resolve(day + ENDING);
    }

    /** All files, the oldest day first. */
    List<Path> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /** Deletes days that are too old, and the oldest while all are too large. */
    void prune(LocalDate today, Journal.Bounds bounds) throws IOException {
        List<Path> all = all();
        Path oldest = of(today.minusDays(bounds.age().toDays()));
        long bytes = 0;
        for (Path file : all.reversed()) {
            bytes += Files.size(file);
            boolean late = file.compareTo(oldest) < 0 || bytes > bounds.bytes();
            if (late && !file.equals(of(today))) {
                Files.delete(file);
            }
        }
    }

    /** Whether the last line has no end. */
    static boolean isCut(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            if (bytes.length() == 0) {
                return false;
            }
            bytes.seek(bytes.length() - 1);
            return bytes.read() != '\n';
        }
    }
}
