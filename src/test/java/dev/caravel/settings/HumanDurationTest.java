package dev.caravel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class HumanDurationTest {

    @Property
    void readsWhatItWrites(@ForAll @LongRange(min = 0, max = 300_000_000) long seconds) {
        Duration duration = Duration.ofSeconds(seconds);

        assertThat(HumanDuration.parse(HumanDuration.format(duration))).isEqualTo(duration);
    }

    @Example
    void writesTheShortestForm() {
        assertThat(HumanDuration.format(HumanDuration.parse("90m"))).isEqualTo("1h30m");
        assertThat(HumanDuration.format(Duration.ZERO)).isEqualTo("0s");
    }
}
