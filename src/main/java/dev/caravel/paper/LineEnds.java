package dev.caravel.paper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** Finds the last line of a file without reading the rest. */
final class LineEnds {
    private static final int CHUNK = 4096;

    private LineEnds() {}

    /** The place after the last line end before the given place; 0 if there is none. */
    static long startOfLastLine(FileChannel file, long before) throws IOException {
        for (long end = before; end > 0; end -= CHUNK) {
            long start = Math.max(0, end - CHUNK);
            ByteBuffer chunk = read(file, start, end);
            for (int i = chunk.position() - 1; i >= 0; i--) {
                if (chunk.get(i) == '\n') {
                    return start + i + 1;
                }
            }
        }
        return 0;
    }

    static String text(FileChannel file, long start, long end) throws IOException {
        return StandardCharsets.UTF_8.decode(read(file, start, end).flip()).toString();
    }

    private static ByteBuffer read(FileChannel file, long start, long end) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(end - start));
        while (bytes.hasRemaining() && file.read(bytes, start + bytes.position()) >= 0) {}
        return bytes;
    }
}
