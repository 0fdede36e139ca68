package dev.caravel.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.Checksum;
import java.util.zip.GZIPInputStream;

/** Reads a file of candles: a cursor over its bytes. For one thread, once. */
final class CandleFile {
    private static final byte[] HEADER = "timestamp,open,high,low,close,volume".getBytes(StandardCharsets.US_ASCII);
    private static final double EARLIEST = Instant.parse("2009-01-01T00:00:00Z").getEpochSecond();
    private static final double LATEST = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();
    private static final double MILLIS = 1000;

    private final Path file;
    private final byte[] bytes;
    private int position;

    private CandleFile(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * The rows of a file, which is unpacked first if its name ends in {@code .gz}.
     *
     * @param checksum takes in the unpacked bytes
     * @throws RecordingException at the first row that is not a candle, or not after the one before it
     */
    static Rows read(Path file, Checksum checksum) {
        byte[] bytes = contents(file);
        checksum.update(bytes);
        return new CandleFile(file, bytes).rows();
    }

    private static byte[] contents(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream unpacked = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw) {
            return unpacked.readAllBytes();
        } catch (IOException e) {
            throw new RecordingException(
                    file + ": cannot be read (" + e.getMessage() + "); replace or remove the file", e);
        }
    }

    private Rows rows() {
        skipHeader();
        Rows rows = new Rows(file, linesLeft());
        for (int row = 0; row < rows.size(); row++) {
            try {
                read(rows, row);
            } catch (NumberFormatException e) {
                throw rows.broken(row, "not six numbers with commas between them; mend or remove the row");
            }
            rows.check(row);
        }
        return rows;
    }

    private void skipHeader() {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (!Arrays.equals(bytes, 0, withoutReturn(0, end), HEADER, 0, HEADER.length)) {
            String expected = new String(HEADER, StandardCharsets.US_ASCII);
            throw new RecordingException(file + ":1: the header is not " + expected + "; put that line first");
        }
        position = Math.min(end + 1, bytes.length);
    }

    private int linesLeft() {
        int lines = 0;
        for (int i = position; i < bytes.length; i++) {
            if (bytes[i] == '\n' || i == bytes.length - 1) {
                lines++;
            }
        }
        return lines;
    }

    private void read(Rows rows, int row) {
        double stamp = number(false);
        double seconds = stamp > LATEST ? stamp / MILLIS : stamp;
        if (seconds < EARLIEST || seconds > LATEST || seconds != Math.rint(seconds)) {
            throw rows.broken(
                    row, "the timestamp is no time between 2009 and 2100 in seconds or milliseconds; mend the row");
        }
        rows.time[row] = (long) seconds;
        rows.open[row] = number(false);
        rows.high[row] = number(false);
        rows.low[row] = number(false);
        rows.close[row] = number(false);
        rows.volume[row] = number(true);
    }

    private double number(boolean lastOfLine) {
        int end = position;
        while (end < bytes.length && bytes[end] != ',' && bytes[end] != '\n') {
            end++;
        }
        boolean isLast = end == bytes.length || bytes[end] == '\n';
        if (isLast != lastOfLine) {
            throw new NumberFormatException(isLast ? "too few numbers" : "too many numbers");
        }
        double number = Decimals.parse(bytes, position, isLast ? withoutReturn(position, end) : end);
        position = end + 1;
        return number;
    }

    private int withoutReturn(int from, int end) {
        return end > from && bytes[end - 1] == '\r' ? end - 1 : end;
    }
}
