package dev.caravel.command.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

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
        return notRun(interval).filter(this::isReported).count();
    }

    /** How many were neither run nor reported: the program was ended in their midst. */
    long missing(Duration interval) {
        return notRun(interval).filter(cycle -> !isReported(cycle)).count();
    }

    private boolean isReported(Instant cycle) {
        return skipped.entrySet().stream()
                .anyMatch(gap -> !cycle.isBefore(gap.getKey()) && cycle.isBefore(gap.getValue()));
    }

    /** Those between the first that was run and the last. */
    private Stream<Instant> notRun(Duration interval) {
        return decided.isEmpty()
                ? Stream.empty()
                : Stream.iterate(decided.firstKey(), due -> due.isBefore(decided.lastKey()), due -> due.plus(interval))
                        .filter(due -> !decided.containsKey(due));
    }
}
