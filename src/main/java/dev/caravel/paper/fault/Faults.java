package dev.caravel.paper.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Which call meets which fault. Every rule counts the calls that it is about for each account by itself, and what it decides follows
 * from the seed and these numbers alone: the same calls of an account meet the same faults, whatever others do meanwhile and however
 * threads take turns. The first rule that says so wins. Any thread.
 */
public final class Faults {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final List<FaultRule> rules;
    private final List<Map<String, Count>> counts = new ArrayList<>();
    private final SortedMap<String, Long> happened = new TreeMap<>();

    /** What a rule has seen of one account. */
    private static final class Count {
        private long calls;
        private long faults;
    }

    private Faults(long seed, List<FaultRule> rules) {
        this.seed = seed;
        this.rules = List.copyOf(rules);
        rules.forEach(_ -> counts.add(new HashMap<>()));
    }

    /** A schedule. */
    public static Faults of(long seed, List<FaultRule> rules) {
        return new Faults(seed, rules);
    }

    /** Nothing goes wrong. */
    public static Faults none() {
        return new Faults(0, List.of());
    }

    /**
     * What the next call meets.
     *
     * @param account who calls; empty for a public call
     */
    public synchronized Optional<Fault> next(String account, String method) {
        Optional<Fault> first = Optional.empty();
        for (int i = 0; i < rules.size(); i++) {
            FaultRule rule = rules.get(i);
            if (rule.isAbout(account, method)) {
                Count count = counts.get(i).computeIfAbsent(account, _ -> new Count());
                count.calls++;
                if (first.isEmpty() && count.faults < rule.most() && isDue(i, account, count.calls)) {
                    count.faults++;
                    first = Optional.of(rule.fault());
                }
            }
        }
        first.ifPresent(fault -> happened.merge(fault.kind(), 1L, Long::sum));
        return first;
    }

    private boolean isDue(int rule, String account, long call) {
        return switch (rules.get(rule).turn()) {
            case FaultRule.Turn.Chance(double probability) -> dice(rule, account, call) < probability;
            case FaultRule.Turn.Calls calls -> calls.numbers().contains(call);
            case FaultRule.Turn.Every(long count) -> call % count == 0;
        };
    }

    private double dice(int rule, String account, long call) {
        long mixed = ((seed * GOLDEN + rule) * GOLDEN + account.hashCode()) * GOLDEN + call;
        return new SplittableRandom(mixed).nextDouble();
    }

    /** How often each kind of fault has happened, by {@link Fault#kind}; what has not happened is not there. */
    public synchronized SortedMap<String, Long> happened() {
        return new TreeMap<>(happened);
    }

    /** Whether nothing can happen. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }
}
