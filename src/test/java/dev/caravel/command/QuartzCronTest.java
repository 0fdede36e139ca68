package dev.caravel.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuartzCronTest {
    private static final Instant NOW = Instant.parse("2026-03-28T12:00:00Z");

    @Test
    void findsTheNextTime() {
        assertThat(new QuartzCron().read("0 0/20 * * * ?", ZoneOffset.UTC).next(NOW))
                .contains(Instant.parse("2026-03-28T12:20:00Z"));
    }

    @Test
    void reckonsInTheZoneThatIsMeant() {
        var noon = new QuartzCron().read("0 0 12 * * ?", ZoneId.of("Europe/Berlin"));

        assertThat(noon.next(NOW))
                .as("summer time has begun overnight")
                .contains(Instant.parse("2026-03-29T10:00:00Z"));
    }

    @Test
    void knowsThatSomeTimesNeverCome() {
        assertThat(new QuartzCron().read("0 0 0 1 1 ? 2020", ZoneOffset.UTC).next(NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0/20 * * * *", "0 61 * * * ?", "0 0 0 * * *", "every day", "0 0 0 L-99 * ?", "0 0 0 ? * 9#9"
            })
    void refusesWhatQuartzCannotRead(String expression) {
        assertThatThrownBy(() -> new QuartzCron().read(expression, ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank();
    }
}
