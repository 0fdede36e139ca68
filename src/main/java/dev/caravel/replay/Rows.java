package dev.caravel.replay;

import java.nio.file.Path;
import java.time.Instant;

/** The rows of one file of candles, in columns: in order of time, each consistent in itself. Row {@code i} is line {@code i + 2}. */
final class Rows {
    final Path file;
    /** Seconds since the epoch, strictly rising. */
    final long[] time;

    final double[] open;
    final double[] high;
    final double[] low;
    final double[] close;
    final double[] volume;

    Rows(Path file, int size) {
        this.file = file;
        time = new long[size];
        open = new double[size];
        high = new double[size];
        low = new double[size];
        close = new double[size];
        volume = new double[size];
    }

    int size() {
        return time.length;
    }

    long first() {
        return time[0];
    }

    long last() {
        return time[time.length - 1];
    }

    /** Throws if a row contradicts itself or the row before it. */
    void check(int row) {
        if (row > 0 && time[row] <= time[row - 1]) {
            String fault = time[row] == time[row - 1] ? " is there twice" : " is earlier than the row before";
            throw broken(row, Instant.ofEpochSecond(time[row]) + fault + "; sort the rows and remove duplicates");
        }
        if (!(low[row] > 0 && Double.isFinite(high[row]))) {
            throw broken(row, "a price is not above zero; mend or remove the row");
        }
        if (low[row] > Math.min(open[row], close[row]) || high[row] < Math.max(open[row], close[row])) {
            throw broken(row, "open and close are not between low and high; mend or remove the row");
        }
        if (!(volume[row] >= 0 && Double.isFinite(volume[row]))) {
            throw broken(row, "the volume is below zero; mend or remove the row");
        }
    }

    /** What is wrong with a row, to be thrown. */
    RecordingException broken(int row, String fault) {
        return new RecordingException(file + ":" + (row + 2) + ": " + fault);
    }
}
