package dev.caravel.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays {@code -Dcaravel.simulation.seeds} worlds, 1,500 if nobody says otherwise, and {@code -Dcaravel.simulation.seed} to look at one.
 */
class SimulationTest {
    private static final int USUAL = 1_500;
    /** With fewer, not every seed's mission had its turn. */
    private static final int ENOUGH = 1_000;

    /** Where everything is tested together with much else, a part of them must do. */
    private static final int IN_A_GATE = 200;

    private static final String GATE = "caravel.gate";
    private static final String SEEDS = "caravel.simulation.seeds";
    private static final String ONE = "caravel.simulation.seed";

    @TempDir
    Path folder;

    @Test
    void noOrderIsLostOrDoubledWhateverGoesWrongAndWhereverItCrashes() throws Exception {
        int seeds = Integer.getInteger(SEEDS, System.getProperty(GATE) == null ? USUAL : IN_A_GATE);
        Simulation.Result result;
        try (Watched _ = Watched.logs()) {
            result = new Simulation(folder, Guards.ALL).play(1, seeds, false);
        }

        Report report = new Report(result.tally(), result.violations().size());
        System.out.println(report);
        assertThat(said(result.violations())).as(report.toString()).isEmpty();
        double played = seeds;
        assertThat(result.tally().of("cycles") / played).as("cycles a seed").isGreaterThanOrEqualTo(60);
        assertThat(result.tally().of("orders") / played).as("orders a seed").isGreaterThanOrEqualTo(15);
        assertThat(result.tally().sum("fault") / played).as("faults a seed").isGreaterThanOrEqualTo(8);
        assertThat(result.tally().sum("crash") / played).as("crashes a seed").isGreaterThanOrEqualTo(3);
        if (seeds >= ENOUGH) {
            assertThat(neverHit(result.tally()))
                    .as("what never went wrong, and where")
                    .isEmpty();
        }
    }

    private static List<String> said(SortedMap<Long, String> violations) {
        return violations.entrySet().stream()
                .limit(5)
                .map(entry -> "seed " + entry.getKey() + ": " + entry.getValue() + "\nto see it all: mvn test"
                        + " -Dtest=SimulationTest#replaysOneSeed -D" + ONE + "=" + entry.getKey())
                .toList();
    }

    private List<String> neverHit(Tally tally) throws IOException {
        List<String> missing = new ArrayList<>(Plan.faults());
        missing.removeAll(tally.in("fault").keySet());
        List<String> crashes = new ArrayList<>(Rig.in(folder).crashes());
        crashes.removeAll(tally.in("crash").keySet());
        missing.addAll(crashes);
        missing.addAll(List.of("BUY", "SELL", "out"));
        missing.removeAll(tally.in("taken").keySet());
        return missing;
    }

    @Test
    @EnabledIfSystemProperty(named = ONE, matches = "\\d+")
    void replaysOneSeed() throws IOException {
        long seed = Long.getLong(ONE);
        Path trace = Path.of("target", "simulation-" + seed + ".txt");
        System.out.println("what happens is in " + trace);
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(trace))) {
            new Simulation(folder, Guards.ALL).replay(seed, line -> lines.println(line.get()));
        }
    }
}
