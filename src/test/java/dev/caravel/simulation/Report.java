package dev.caravel.simulation;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The totals of a simulation, to be read by people. */
record Report(Tally tally, int violations) {

    @Override
    public String toString() {
        int seeds = tally.of("seeds");
        return String.join(
                "\n",
                "simulated: seeds " + seeds + ", cycles " + tally.of("cycles") + ", starts " + tally.of("starts")
                        + ", recovered from nothing " + tally.of("recovered"),
                "orders sent " + tally.of("orders") + ", amends " + tally.of("amends") + ", cancels "
                        + tally.of("cancels"),
                "crashes " + tally.sum("crash") + " at " + tally.in("crash").size() + " places; by step: "
                        + fewest(tally.in("crash")),
                "faults " + tally.sum("fault") + " of " + tally.in("fault").size() + " kinds; by kind: " + faults(),
                "unknown outcomes " + tally.of("unknown/asked") + ", resolved: " + resolved(),
                "taken over from the owner: " + tally.in("taken"),
                "seeds in which an order was lost or doubled, or a book not equal: " + violations);
    }

    /** The kinds alone: where they struck would be hundreds of lines. */
    private Map<String, Integer> faults() {
        Map<String, Integer> kinds = new TreeMap<>();
        tally.in("fault")
                .forEach((pair, count) -> kinds.merge(pair.substring(0, pair.indexOf('@')), count, Integer::sum));
        return kinds;
    }

    private Map<String, Integer> resolved() {
        Map<String, Integer> ends = tally.in("unknown");
        ends.remove("asked");
        return ends;
    }

    /** How often at least, and at which. */
    private static String fewest(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit(1)
                .map(entry -> "at least " + entry.getValue() + " (" + entry.getKey() + ")")
                .collect(Collectors.joining());
    }
}
