package dev.caravel.command.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.command.chaos.Soak.Sample;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SoakTest {
    private static List<Sample> samples(long growth, long threads) {
        // The start needs more than what comes after it.
        return LongStream.range(0, 20)
                .mapToObj(i -> i < 3
                        ? new Sample(90_000, 90)
                        : new Sample(30_000 + i * growth + i % 3 * 5_000, 40 + i * threads))
                .toList();
    }

    @Test
    void whatComesAndGoesIsNoGrowth() {
        assertThat(Soak.judged(samples(0, 0))).isEmpty();
    }

    @Test
    void memoryAndThreadsThatOnlyGrowAreFound() {
        assertThat(Soak.judged(samples(2_000, 0))).singleElement().asString().startsWith("the heap grew by ");
        assertThat(Soak.judged(samples(0, 1))).singleElement().asString().endsWith("threads more");
    }

    @Test
    void whoSeesNothingProvesNothing() {
        assertThat(Soak.judged(List.of(new Sample(30_000, 40), new Sample(0, 0))))
                .singleElement()
                .asString()
                .contains("jcmd");
    }
}
