package dev.caravel.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A proof that cannot fail proves nothing: without any one of its guards, the bot is found out within a thousand seeds. */
@DisabledIfSystemProperty(named = "caravel.gate", matches = ".*", disabledReason = "it takes long")
class GuardsTest {
    private static final int SEEDS = 1_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void theSimulationMissesEveryGuard(MissingGuard guard) throws Exception {
        Simulation.Result result;
        try (Watched _ = Watched.logs()) {
            result = new Simulation(folder, guard).play(1, SEEDS, true);
        }

        System.out.println(
                "without " + guard + ": after " + result.tally().of("seeds") + " seeds " + result.violations());
        assertThat(result.violations()).as("what happens without %s", guard).isNotEmpty();
    }
}
