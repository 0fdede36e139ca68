package dev.caravel.simulation;

import java.util.Map;
import java.util.TreeMap;

/** Counts what has happened, by what and where. One for each thread; they are added up at the end. */
final class Tally {
    private final Map<String, Integer> counts = new TreeMap<>();

    /** @param kind such as {@code orders}, or {@code fault} with what and where */
    void count(String kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    void fault(Object kind, String where) {
        count("fault/" + kind + '@' + where);
    }

    void crash(String where) {
        count("crash/" + where);
    }

    synchronized void add(Tally other) {
        other.counts.forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
    }

    int of(String kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** All of a group together. */
    int sum(String group) {
        return in(group).values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Those of a group, without its name. */
    Map<String, Integer> in(String group) {
        Map<String, Integer> found = new TreeMap<>();
        counts.forEach((kind, count) -> {
            if (kind.startsWith(group + '/')) {
                found.put(kind.substring(group.length() + 1), count);
            }
        });
        return found;
    }
}
