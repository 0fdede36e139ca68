package dev.caravel.command.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which cycles were run, and which were reported as not run.
 *
 * @param decided how often, by their names
 * @param skipped from the first of a gap to the one that came after it
 */
record Cycles(SortedMap<Instant, Integer> decided, SortedMap<Instant, Instant> skipped) {
    Cycles {
        decided = new TreeMap<>(decided);
        skipped = new TreeMap<>(skipped);
    }

    int run() {
        return decided.size();
    }

    /** Those that were decided more than once. */
    List<Instant> twice() {
        return decided.entrySet().stream()
                .filter(cycle -> cycle.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many the owner was told of, and were not run. */
    long reported(Duration interval) {
        return due(interval).stream()
                .filter(cycle -> !decided.containsKey(cycle) && isReported(cycle))
                .count();
    }

    /** How many were neither run nor reported: the program was ended in their midst. */
    long missing(Duration interval) {
        return due(interval).stream()
                .filter(cycle -> !decided.containsKey(cycle) && !isReported(cycle))
                .count();
    }

    private boolean isReported(Instant cycle) {
        return skipped.entrySet().stream()
                .anyMatch(gap -> !cycle.isBefore(gap.getKey()) && cycle.isBefore(gap.getValue()));
    }

    /** All from the first that was run to the last. */
    private List<Instant> due(Duration interval) {
        List<Instant> all = new ArrayList<>();
        if (!decided.isEmpty()) {
            Instant last = decided.lastKey();
            for (Instant due = decided.firstKey(); !due.isAfter(last); due = due.plus(interval)) {
                all.add(due);
            }
        }
        return all;
    }
}
