package dev.caravel.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.caravel.market.Candle;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BarPathTest {

    private static List<Candle> parts(Candle bar, int parts) {
        return IntStream.range(0, parts)
                .mapToObj(part -> BarPath.part(bar, part, parts))
                .toList();
    }

    @Test
    void goesFromOpenToLowToHighToCloseInEqualThirds() {
        Candle bar = new Candle(0, 100, 112, 96, 104, 12);
        assertThat(parts(bar, 6))
                .containsExactly(
                        new Candle(0, 100, 100, 98, 98, 2),
                        new Candle(0, 98, 98, 96, 96, 2),
                        new Candle(0, 96, 104, 96, 104, 2),
                        new Candle(0, 104, 112, 104, 112, 2),
                        new Candle(0, 112, 112, 108, 108, 2),
                        new Candle(0, 108, 108, 104, 104, 2));
    }

    @Test
    void turnsInsideAPartWhenThePartsDoNotFitTheThirds() {
        Candle bar = new Candle(0, 100, 112, 96, 104, 1);
        assertThat(parts(bar, 2))
                .containsExactly(new Candle(0, 100, 104, 96, 104, 0.5), new Candle(0, 104, 112, 104, 104, 0.5));
        assertThat(parts(bar, 1)).containsExactly(bar);
    }

    @Property
    void losesNothingOfTheBarAndAddsNothing(
            @ForAll @DoubleRange(min = 0.01, max = 100_000) double low,
            @ForAll @DoubleRange(min = 0, max = 3) double height,
            @ForAll @DoubleRange(min = 0, max = 1) double openAt,
            @ForAll @DoubleRange(min = 0, max = 1) double closeAt,
            @ForAll @IntRange(min = 1, max = 288) int count) {
        double high = low * (1 + height);
        double open = Math.min(high, low + openAt * (high - low));
        double close = Math.min(high, low + closeAt * (high - low));
        List<Candle> parts = parts(new Candle(0, open, high, low, close, 1_000), count);

        assertThat(parts.getFirst().open()).isEqualTo(open);
        assertThat(parts.getLast().close()).isEqualTo(close);
        assertThat(parts.stream().mapToDouble(Candle::low).min()).hasValue(low);
        assertThat(parts.stream().mapToDouble(Candle::high).max()).hasValue(high);
        assertThat(parts.stream().mapToDouble(Candle::volume).sum()).isCloseTo(1_000, within(1e-6));
        double previous = open;
        for (Candle part : parts) {
            assertThat(part.open()).isEqualTo(previous).isBetween(part.low(), part.high());
            assertThat(part.close()).isBetween(part.low(), part.high());
            previous = part.close();
        }
    }
}
