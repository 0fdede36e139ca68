package dev.caravel.command.chaos;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the program has said in its log, over all its lives: outcomes, resolutions, cycles. Any thread. */
final class Hearing {
    private static final Pattern OUTCOME = Pattern.compile(" order=\\S+ .*call=\"(\\w+).* outcome=([A-Za-z]+)");
    private static final Pattern RESOLVED = Pattern.compile(
            " caravel\\.alert (.* (?:(was accepted) as \\S+|(was never placed)|(was done)|(was not done)))$");
    private static final Pattern CYCLE = Pattern.compile(" caravel\\.desk cycle=(\\S+) market=");
    private static final Pattern GAP =
            Pattern.compile(" caravel\\.alert The cycle of (\\S+) and those up to (\\S+) were not run");
    private static final Pattern FAILED = Pattern.compile(" caravel\\.desk cycle=(\\S+) actions=.* failed=");
    private static final Pattern LATE = Pattern.compile(" caravel\\.alert The cycle of (\\S+) came up \\d+ s late");

    private final SortedMap<String, Long> outcomes = new TreeMap<>();
    private final Set<String> resolutions = new HashSet<>();
    private final SortedMap<String, Long> resolved = new TreeMap<>();
    private final SortedMap<Instant, Integer> cycles = new TreeMap<>();
    private final SortedMap<Instant, Instant> skipped = new TreeMap<>();

    synchronized void line(String line) {
        Matcher outcome = OUTCOME.matcher(line);
        if (outcome.find()) {
            outcomes.merge(outcome.group(1) + " " + outcome.group(2), 1L, Long::sum);
        }
        Matcher cycle = CYCLE.matcher(line);
        if (cycle.find()) {
            cycles.merge(Instant.parse(cycle.group(1)), 1, Integer::sum);
        }
        Matcher gap = GAP.matcher(line);
        if (gap.find()) {
            skip(Instant.parse(gap.group(1)), Instant.parse(gap.group(2)));
        }
        for (Pattern alone : List.of(FAILED, LATE)) {
            Matcher one = alone.matcher(line);
            if (one.find()) {
                Instant due = Instant.parse(one.group(1));
                skip(due, due.plusSeconds(1));
            }
        }
        hearResolution(line);
    }

    private void skip(Instant first, Instant end) {
        skipped.merge(first, end, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** An alert may come twice after a crash; it is the same one. */
    private void hearResolution(String line) {
        Matcher told = RESOLVED.matcher(line);
        if (told.find() && resolutions.add(told.group(1))) {
            for (int i = 2; i <= told.groupCount(); i++) {
                if (told.group(i) != null) {
                    resolved.merge(told.group(i).substring("was ".length()), 1L, Long::sum);
                }
            }
        }
    }

    /** Order calls by what was asked and what it came to. */
    synchronized SortedMap<String, Long> outcomes() {
        return new TreeMap<>(outcomes);
    }

    /** What became of those whose outcome was unknown, as the owner was told. */
    synchronized SortedMap<String, Long> resolved() {
        return new TreeMap<>(resolved);
    }

    synchronized Cycles cycles() {
        return new Cycles(cycles, skipped);
    }
}
