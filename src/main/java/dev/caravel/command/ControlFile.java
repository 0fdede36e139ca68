package dev.caravel.command;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravel.book.Control;
import dev.caravel.book.Control.Mode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;

/**
 * The control document as a file: {@code {"schema":1,"mode":"halt","since":"2026-01-01T00:00:00Z","by":"ada"}}. A reader sees the
 * old one or the new one, never a half. Safe for several processes: the last one to write wins.
 */
public final class ControlFile implements ControlDocument {
    private static final int SCHEMA = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    public ControlFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    @Override
    public Control read() throws IOException {
        try {
            return control(JSON.readTree(Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Control.RUN;
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new CommandFailed(
                    "the control document " + file + " cannot be understood; say again what holds, for example: caravel"
                            + " control halt",
                    e);
        }
    }

    private static Control control(JsonNode document) {
        if (document.path("schema").asInt() != SCHEMA) {
            throw new IllegalArgumentException("not of schema " + SCHEMA);
        }
        String word = document.path("mode").asText();
        Mode mode = Arrays.stream(Mode.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mode that is known: " + word));
        Instant since = Instant.parse(document.path("since").asText());
        return new Control(mode, since, document.path("by").asText());
    }

    @Override
    public void write(Control control) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("schema", SCHEMA)
                .put("mode", control.mode().word())
                .put("since", control.since().toString())
                .put("by", control.by()));
        Path folder = Files.createDirectories(file.resolveSibling(""));
        Path temporary = Files.createTempFile(folder, file.getFileName().toString(), ".new");
        try {
            Files.write(temporary, bytes);
            force(temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        force(folder); // the rename itself is only on the disk when the folder is
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
