package dev.caravel.command.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static Stream<End.AtStep> steps(List<End> plan) {
        return plan.stream().filter(End.AtStep.class::isInstance).map(End.AtStep.class::cast);
    }

    @Test
    void theSameSeedMakesTheSamePlan() {
        assertThat(Plan.of(200, 7)).isEqualTo(Plan.of(200, 7)).isNotEqualTo(Plan.of(200, 8));
    }

    @Test
    void twoHundredCrashesComeBeforeAndAfterEveryStepAndAtAnyMoment() {
        List<End> plan = Plan.of(200, 1);

        assertThat(plan).hasSize(200);
        assertThat(steps(plan)).hasSize(100);
        for (String when : List.of("before", "after")) {
            assertThat(steps(plan).filter(end -> end.when().equals(when)))
                    .extracting(End.AtStep::step)
                    .containsAll(Plan.STEPS);
        }
        assertThat(plan).hasAtLeastOneElementOfType(End.WhileStarting.class);
        assertThat(plan).hasAtLeastOneElementOfType(End.AtAnyMoment.class);
    }

    @Test
    void everyStepIsOneOfTheRoutes() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> routes = Files.list(Path.of("routes"))) {
            for (Path route : routes.toList()) {
                texts.add(Files.readString(route));
            }
        }
        for (String step : Plan.STEPS) {
            assertThat(texts).as(step).anyMatch(text -> text.contains(" id: " + step + "\n"));
        }
    }
}
