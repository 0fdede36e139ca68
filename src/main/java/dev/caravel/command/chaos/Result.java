package dev.caravel.command.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a trial came to.
 *
 * @param crashes by the way in which the program ended
 * @param faults by their kinds
 * @param orders that the exchange has taken
 * @param calls order calls that the program lived to log, by their outcomes
 * @param unknown calls in doubt, and what became of each
 * @param cycles that were decided
 * @param skipped cycles that were reported as failed or not run
 * @param cut cycles in whose midst the program was ended
 * @param problems whatever else must not be, in words
 * @param took real time
 */
record Result(
        long seed,
        SortedMap<String, Long> crashes,
        SortedMap<String, Long> faults,
        long orders,
        SortedMap<String, Long> calls,
        SortedMap<String, Long> unknown,
        int cycles,
        long skipped,
        long cut,
        Comparison comparison,
        List<String> problems,
        Duration took) {
    private static final ObjectMapper JSON = new ObjectMapper();

    boolean isGood() {
        return comparison.lost() == 0 && comparison.doubled() == 0 && comparison.booksEqual() && problems.isEmpty();
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The table for people. */
    void print(PrintWriter out) {
        section(out, "Crashes", crashes);
        section(out, "Faults", faults);
        section(out, "Order calls that were logged", calls);
        section(out, "In doubt, and what became of it", unknown);
        row(out, "Orders on the exchange", Long.toString(orders));
        row(out, "Cycles run", Integer.toString(cycles));
        row(out, "Cycles reported as failed or not run", Long.toString(skipped));
        row(out, "Cycles cut by a crash", Long.toString(cut));
        row(out, "Lost", Long.toString(comparison.lost()));
        row(out, "Doubled", Long.toString(comparison.doubled()));
        row(out, "Books equal to the last decimal", comparison.booksEqual() ? "yes" : "NO");
        comparison.differences().forEach(difference -> out.println("  " + difference));
        problems.forEach(problem -> out.println("PROBLEM: " + problem));
        row(out, "Seed", Long.toString(seed));
        row(out, "Time", String.format(Locale.ROOT, "%d:%02d", took.toMinutes(), took.toSecondsPart()));
        out.println(isGood() ? "Good: nothing lost, nothing doubled." : "NOT GOOD.");
        out.flush();
    }

    private static void section(PrintWriter out, String title, SortedMap<String, Long> counts) {
        row(out, title, Long.toString(sum(counts)));
        counts.forEach((name, count) -> row(out, "  " + name, Long.toString(count)));
    }

    private static void row(PrintWriter out, String name, String value) {
        out.println(String.format(Locale.ROOT, "%-44s %10s", name, value));
    }

    /** The same for programs. */
    void write(Path file) throws IOException {
        ObjectNode all = JSON.createObjectNode();
        all.put("seed", seed).put("crashes", sum(crashes));
        counts(all.putObject("crashesByStep"), crashes);
        all.put("faults", sum(faults));
        counts(all.putObject("faultsByKind"), faults);
        all.put("orders", orders).put("unknown", sum(unknown));
        counts(all.putObject("unknownByEnd"), unknown);
        counts(all.putObject("calls"), calls);
        all.put("cycles", cycles)
                .put("skipped", skipped)
                .put("cut", cut)
                .put("lost", comparison.lost())
                .put("doubled", comparison.doubled())
                .put("booksEqual", comparison.booksEqual())
                .put("good", isGood())
                .put("seconds", took.toSeconds());
        comparison.differences().forEach(all.putArray("differences")::add);
        problems.forEach(all.putArray("problems")::add);
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    }

    private static void counts(ObjectNode node, SortedMap<String, Long> counts) {
        counts.forEach(node::put);
    }
}
