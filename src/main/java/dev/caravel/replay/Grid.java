package dev.caravel.replay;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;

/**
 * The slots of time in which the bars of a recording lie.
 *
 * @param start when slot 0 opens, seconds since the epoch
 * @param bar the length of a slot, seconds
 * @param slots how many there are
 * @param parts how many candles are played for one bar
 */
record Grid(long start, long bar, long slots, int parts) {
    private static final long CANDLE = 300;
    private static final long DAY = 86_400;

    /**
     * The grid on which all rows of a recording lie. A bar is as long as it most often takes from one row to the next.
     *
     * @throws RecordingException if there is none, or a row is off it
     */
    static Grid of(Collection<Rows> files) {
        Map<Long, Integer> steps = new HashMap<>();
        for (Rows rows : files) {
            for (int row = 1; row < rows.size(); row++) {
                steps.merge(rows.time[row] - rows.time[row - 1], 1, Integer::sum);
            }
        }
        long bar = steps.entrySet().stream()
                .max(Entry.<Long, Integer>comparingByValue()
                        .thenComparing(Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow(() ->
                        new RecordingException("the length of a bar is unknown: no file has two rows; record more"))
                .getKey();
        long start = files.stream().mapToLong(Rows::first).min().orElseThrow();
        long end = files.stream().mapToLong(Rows::last).max().orElseThrow();
        files.forEach(rows -> check(rows, bar));
        return new Grid(start, bar, (end - start) / bar + 1, (int) Math.max(1, bar / CANDLE));
    }

    private static void check(Rows rows, long bar) {
        if (bar < CANDLE ? CANDLE % bar != 0 : bar % CANDLE != 0 || DAY % bar != 0) {
            throw new RecordingException(rows.file + ": bars of " + bar + " seconds cannot be played; give bars of"
                    + " five minutes, a whole part of that, or a whole multiple that divides a day");
        }
        boolean sameBar = rows.size() == 1;
        for (int row = 0; row < rows.size(); row++) {
            if (rows.time[row] % bar != 0) {
                throw rows.broken(
                        row,
                        Instant.ofEpochSecond(rows.time[row]) + " is not the start of a bar of " + bar
                                + " seconds, as the other rows have; mend or remove the row");
            }
            sameBar |= row > 0 && rows.time[row] - rows.time[row - 1] == bar;
        }
        if (!sameBar) {
            throw new RecordingException(rows.file + ": no two rows are " + bar
                    + " seconds apart, as those of the other files are; keep bars of one length in a folder");
        }
    }

    long slotOf(long time) {
        return (time - start) / bar;
    }

    Instant timeOf(long slot) {
        return Instant.ofEpochSecond(start + slot * bar);
    }

    /** The length of a candle, seconds. */
    long candle() {
        return bar / parts;
    }
}
