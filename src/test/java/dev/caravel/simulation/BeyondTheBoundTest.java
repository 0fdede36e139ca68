package dev.caravel.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exchange that shows an order later than was assumed: the order is given up, found as a ghost, adopted and told of. */
class BeyondTheBoundTest {
    private static final int SEEDS = 150;

    @TempDir
    Path folder;

    @Test
    void anOrderThatAppearsTooLateIsAdoptedToldAndBookedToTheLastDecimal() throws Exception {
        Guards impatient = new Guards() {
            @Override
            public List<String> settings() {
                return List.of("caravel.order.visibility=30s");
            }

            @Override
            public boolean areWithinTheBound() {
                return false;
            }
        };
        Simulation.Result result;
        try (Watched _ = Watched.logs()) {
            result = new Simulation(folder, impatient).play(1, SEEDS, false);
        }

        assertThat(result.violations()).isEmpty();
        assertThat(result.tally().of("ghosts"))
                .as("orders that were given up and came")
                .isPositive();
    }
}
