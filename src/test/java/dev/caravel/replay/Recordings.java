package dev.caravel.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes small recordings for tests. */
record Recordings(Path folder) {
    static final String HEADER = "timestamp,open,high,low,close,volume";
    /** 2024-01-01T00:00:00Z */
    static final long START = 1_704_067_200;

    Recordings with(String file, String... rows) {
        return text(file, HEADER + "\n" + String.join("\n", rows) + "\n");
    }

    Recordings text(String file, String text) {
        try {
            Files.write(
                    folder.resolve(file), file.endsWith(".gz") ? packed(text) : text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A row whose four prices are given and whose volume is 12. */
    static String row(long time, double open, double high, double low, double close) {
        return time + "," + open + "," + high + "," + low + "," + close + ",12";
    }

    /** A row that stays at one price. */
    static String flat(long time, double price) {
        return row(time, price, price, price, price);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
