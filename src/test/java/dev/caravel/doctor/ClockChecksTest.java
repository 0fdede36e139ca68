package dev.caravel.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.kraken.SystemStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockChecksTest {
    private static final Duration QUOTE_AGE = Duration.ofMinutes(10);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200     | 600  | OK clock: this machine is 0.2 s behind the exchange, known to 0.6 s",
                "-2500   | 600  | OK clock: this machine is 2.5 s ahead of the exchange",
                "-3000   | 600  | WARN clock: this machine is 3.0 s ahead of the exchange",
                "400000  | 600  | FAIL clock: this machine is 400.0 s behind the exchange",
                "200     | 2100 | FAIL clock: this machine is 0.2 s behind the exchange, known to 2.1 s"
            })
    void judgesOffsetAndUncertainty(long offset, long uncertainty, String said) {
        var clock = new Examination.Clock(Duration.ofMillis(offset), Duration.ofMillis(uncertainty));
        assertThat(Patient.line(ClockChecks.clock(Optional.of(clock), QUOTE_AGE)))
                .startsWith(said);
    }

    @Test
    void anUnknownTimeFails() {
        assertThat(Patient.line(ClockChecks.clock(Optional.empty(), QUOTE_AGE)))
                .startsWith("FAIL clock: the exchange's time is not known");
    }

    @Test
    void anExchangeThatIsNotOpenIsToldOf() {
        assertThat(Patient.line(ClockChecks.status(SystemStatus.ONLINE)))
                .isEqualTo("OK exchange: the exchange is online");
        assertThat(Patient.line(ClockChecks.status(SystemStatus.CANCEL_ONLY)))
                .startsWith("WARN exchange: the exchange is cancel-only");
    }
}
