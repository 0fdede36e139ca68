package dev.caravel.replay;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A small CSV table that is delivered with this package: a header, then rows without quotes. */
final class Table {
    private Table() {}

    /** The rows below the header. */
    static List<String[]> rows(String name) {
        try (InputStream bytes = Table.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new FileNotFoundException(name + " is missing from the program");
            }
            return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
