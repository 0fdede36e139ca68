package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.caravel.replay.PacedClock;
import dev.caravel.replay.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTest {
    @TempDir
    Path folder;

    @Test
    void isNotHeldWithMoneyThatIsReal() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Trial.mustStayHere(Bot.settings(folder, List.of())))
                .withMessageContaining("for caravel chaos only");
        assertThatCode(() ->
                        Trial.mustStayHere(Bot.settings(folder, List.of("caravel.kraken.url=http://127.0.0.1:8500"))))
                .doesNotThrowAnyException();
    }

    @Test
    void isNotHeldUnlessItIsAskedFor() {
        assertThat(Trial.clock()).isEmpty();
        assertThat(Trial.halt()).isEmpty();
    }

    @Test
    void aStepIsNamedWithItsVisit() {
        assertThat(HaltAtStep.of("after save-intent 2")).isNotNull();
        for (String text : List.of("after save-intent", "during save-intent 1", "before save-intent 0")) {
            assertThatIllegalArgumentException().isThrownBy(() -> HaltAtStep.of(text));
        }
    }

    @Test
    void onlyAClockThatMovesByItselfShortensWaits() {
        Duration wait = Duration.ofSeconds(100);

        assertThat(Pace.real(new PacedClock(InstantSource.system(), Bot.START, 100), wait))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(Pace.real(new VirtualClock(Bot.START), wait)).isEqualTo(wait);
        assertThat(Pace.real(InstantSource.system(), wait)).isEqualTo(wait);
    }
}
