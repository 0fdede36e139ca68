package dev.caravel.replay;

import dev.caravel.market.Candle;
import java.util.Arrays;
import java.util.Optional;

/** One coin's bars on the grid of a recording, from its first bar to its last; NaN where a bar is missing. Immutable. */
final class Columns {
    private final Grid grid;
    private final long first;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;

    Columns(Rows rows, Grid grid) {
        this.grid = grid;
        first = grid.slotOf(rows.first());
        int slots = (int) (grid.slotOf(rows.last()) - first) + 1;
        open = spread(rows, rows.open, slots);
        high = spread(rows, rows.high, slots);
        low = spread(rows, rows.low, slots);
        close = spread(rows, rows.close, slots);
        volume = spread(rows, rows.volume, slots);
    }

    private double[] spread(Rows rows, double[] values, int slots) {
        if (slots == values.length) {
            return values;
        }
        double[] column = new double[slots];
        Arrays.fill(column, Double.NaN);
        for (int row = 0; row < values.length; row++) {
            column[(int) (grid.slotOf(rows.time[row]) - first)] = values[row];
        }
        return column;
    }

    /** The candle of that index, of which each bar has as many as the grid has parts. */
    Optional<Candle> candle(long index) {
        long slot = Math.floorDiv(index, grid.parts()) - first;
        if (slot < 0 || slot >= open.length || Double.isNaN(open[(int) slot])) {
            return Optional.empty();
        }
        int i = (int) slot;
        long time = grid.start() + index * grid.candle();
        Candle bar = new Candle(time, open[i], high[i], low[i], close[i], volume[i]);
        return Optional.of(grid.parts() == 1 ? bar : BarPath.part(bar, (int) (index % grid.parts()), grid.parts()));
    }

    /** What is missing of this coin, if anything is. */
    Optional<String> remark() {
        StringBuilder remark = new StringBuilder();
        if (first > 0) {
            remark.append(" begins at ").append(grid.timeOf(first)).append(';');
        }
        if (first + open.length < grid.slots()) {
            remark.append(" ends at ").append(grid.timeOf(first + open.length)).append(';');
        }
        gaps(remark);
        return remark.isEmpty() ? Optional.empty() : Optional.of(remark.substring(1, remark.length() - 1));
    }

    private void gaps(StringBuilder remark) {
        int missing = 0;
        int gaps = 0;
        int longest = 0;
        int longestFrom = 0;
        int length = 0;
        for (int i = 0; i < open.length; i++) {
            length = Double.isNaN(open[i]) ? length + 1 : 0;
            missing += length > 0 ? 1 : 0;
            gaps += length == 1 ? 1 : 0;
            if (length > longest) {
                longest = length;
                longestFrom = i - length + 1;
            }
        }
        if (missing > 0) {
            remark.append(" misses bars: ").append(missing).append(" in gaps: ").append(gaps);
            remark.append(", the longest: ").append(longest).append(" from ");
            remark.append(grid.timeOf(first + longestFrom)).append(';');
        }
    }
}
