package dev.caravel.paper.fault;

import dev.caravel.paper.Directory;
import dev.caravel.paper.file.Entry;
import dev.caravel.paper.file.InvalidFile;
import dev.caravel.paper.file.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A schedule of faults in YAML: a seed, and rules in the order in which they are asked. */
public final class FaultFile {
    private final Set<String> accounts;
    private final Set<String> methods;
    private final FaultReader faults;

    private FaultFile(Directory exchange) {
        accounts = new TreeSet<>(exchange.accounts());
        methods = new TreeSet<>(exchange.methods());
        faults = new FaultReader(exchange.coins());
    }

    /**
     * Reads a schedule.
     *
     * @param seed if the file says none
     * @param exchange what it may name
     * @throws InvalidFile with everything that is wrong
     */
    public static Faults read(Path file, long seed, Directory exchange) {
        FaultFile reader = new FaultFile(exchange);
        return YamlFile.read(file, top -> reader.schedule(top, seed));
    }

    private Faults schedule(Entry top, long seed) {
        long said = top.value("seed", "a whole number", Long::parseLong).orElse(seed);
        List<FaultRule> rules = new ArrayList<>();
        for (Entry entry : top.entries("faults")) {
            rule(entry).ifPresent(rules::add);
        }
        return Faults.of(said, rules);
    }

    private Optional<FaultRule> rule(Entry entry) {
        Optional<Fault> fault = faults.read(entry);
        Optional<String> account =
                entry.value("account", "the name of an account: " + String.join(", ", accounts), among(accounts));
        List<String> named = entry.values("method", "one or more of " + String.join(", ", methods), among(methods));
        Optional<FaultRule.Turn> turn = turn(entry);
        long most = entry.value("most", "how often at most, 1 or more", FaultFile::count)
                .orElse(Long.MAX_VALUE);
        return fault.flatMap(what -> turn.map(when -> new FaultRule(what, account, Set.copyOf(named), when, most)));
    }

    private static Function<String, String> among(Set<String> known) {
        return text -> {
            if (!known.contains(text)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        };
    }

    private static Optional<FaultRule.Turn> turn(Entry entry) {
        List<String> said =
                List.of("chance", "calls", "every").stream().filter(entry::has).toList();
        if (said.size() != 1) {
            entry.wrong(
                    said.isEmpty() ? "chance" : said.getLast(),
                    "say in one way when it happens: 'chance: 0.05' of the calls, 'calls: [3, 7]' or 'every: 10'");
            return Optional.empty();
        }
        return switch (said.getFirst()) {
            case "chance" ->
                entry.value("chance", "a probability over 0, and 1 at most", FaultFile::probability)
                        .map(FaultRule.Turn.Chance::new);
            case "calls" ->
                Optional.of(new FaultRule.Turn.Calls(new HashSet<>(
                        entry.values("calls", "the numbers of the calls, the first is 1", FaultFile::count))));
            default ->
                entry.value("every", "a whole number, 1 or more", FaultFile::count)
                        .map(FaultRule.Turn.Every::new);
        };
    }

    private static double probability(String text) {
        double probability = Double.parseDouble(text);
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException(text);
        }
        return probability;
    }

    private static long count(String text) {
        long count = Long.parseLong(text);
        if (count < 1) {
            throw new IllegalArgumentException(text);
        }
        return count;
    }
}
