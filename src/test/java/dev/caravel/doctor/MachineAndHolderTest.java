package dev.caravel.doctor;

import static dev.caravel.doctor.Patient.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.coinmarketcap.Credits;
import dev.caravel.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineAndHolderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400000000 | ''                 | 5000000000 | OK java                                       | OK"
                        + " disk: data can be written, 5.0 GB free",
                "100000000 | ''                 | 900000000  | WARN java: Java 25.0.3, heap up to 100 MB     | WARN"
                        + " disk: data can be written, 900 MB free",
                "400000000 | ''                 | 90000000   | OK java                                       | FAIL"
                        + " disk: data can be written, 90 MB free",
                "400000000 | AccessDenied       | 5000000000 | OK java                                       | FAIL"
                        + " disk: data cannot be written: AccessDenied"
            })
    void judgesMemoryAndDisk(long heap, String obstacle, long free, String java, String disk) {
        Optional<String> why = Optional.of(obstacle).filter(text -> !text.isEmpty());
        assertThat(Patient.line(Machine.java("25.0.3", heap))).startsWith(java);
        assertThat(Patient.line(Machine.disk(Path.of("data"), why, free))).startsWith(disk);
    }

    @Test
    void settingsThatDoNothingAreNamed() {
        assertThat(Patient.lines(SettingsChecks.of(Patient.settings())).getFirst())
                .startsWith("OK settings: all ")
                .endsWith("exchange paper, quotes replay, state file");
        assertThat(Patient.lines(SettingsChecks.of(Patient.settings(
                                "caravel.coinmarketcap.url=https://example.org", "caravel.replay.seed=3")))
                        .getFirst())
                .startsWith("WARN settings: valid, but set and not used")
                .contains(": caravel.coinmarketcap.url -> remove them");
    }

    @Test
    void settingsThatCannotBeUsedFail() {
        assertThat(Patient.lines(SettingsChecks.of(List.of(new Problem("--set x", "unknown setting x", "remove it")))))
                .containsExactly("FAIL settings: --set x: unknown setting x -> remove it");
    }

    @Test
    void theLossThatIsToldIsTheOneThatReadmeShows() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains(SettingsChecks.MEASURED);
        assertThat(Patient.lines(SettingsChecks.of(Patient.settings())).getLast())
                .startsWith("WARN profile: classic lost money on every market");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20  | ''   | OK holder: process 7 trades since 2026-01-31T09:00:00Z; last good cycle"
                        + " 2026-01-31T11:40:00Z, 20 min ago",
                "50  | ''   | FAIL holder: process 7 trades since 2026-01-31T09:00:00Z; last good cycle"
                        + " 2026-01-31T11:10:00Z, 50 min ago",
                "20  | oops | WARN holder: process 7 trades since 2026-01-31T09:00:00Z; last good cycle"
                        + " 2026-01-31T11:40:00Z, 20 min ago; the last run failed: oops"
            })
    void judgesTheHolderByItsLastCycle(long minutes, String failure, String said) {
        Holder holder = new Holder(
                7,
                3,
                NOON.minus(Duration.ofHours(3)),
                NOON,
                Duration.ofMinutes(20),
                Optional.of(NOON.minus(Duration.ofMinutes(minutes))),
                Optional.of(failure).filter(text -> !text.isEmpty()));
        assertThat(Patient.line(holder.finding())).startsWith(said);
        assertThat(Holder.read(holder.json())).isEqualTo(holder);
    }

    @Test
    void aHolderThatHasJustStartedNeedsNoCycle() {
        Holder holder = new Holder(
                7, 0, NOON.minusSeconds(90), NOON, Duration.ofMinutes(20), Optional.empty(), Optional.empty());
        assertThat(Patient.line(holder.finding()))
                .isEqualTo("OK holder: process 7 trades since 2026-01-31T11:58:30Z; no cycle yet");
        assertThat(Holder.read(holder.json())).isEqualTo(holder);
    }

    @Test
    void anExaminationIsTheSameAfterItsJourney() {
        Examination examination = new Examination(
                4,
                NOON,
                Optional.of(new Examination.Clock(Duration.ofMillis(-250), Duration.ofMillis(600))),
                Map.of("Time", Reading.result("{\"unixtime\":1}"), "BalanceEx", Reading.failure("refused")));
        assertThat(Examination.read(examination.json())).isEqualTo(examination);
        assertThatThrownBy(() -> Examination.read("<html>")).hasMessageContaining("no JSON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10000 | 12   | OK coinmarketcap: the schedule needs 2232 credits a month, the plan has 10000, 12 are"
                        + " used until 2026-02-01T00:00:00Z",
                "2400  | 12   | WARN coinmarketcap",
                "10000 | 9000 | FAIL coinmarketcap",
                "0     | 12   | WARN coinmarketcap: the schedule needs 2232 credits a month; what the plan allows is"
                        + " not told"
            })
    void judgesTheCreditsByTheSchedule(long limit, long used, String said) {
        Credits credits = new Credits(
                limit > 0 ? OptionalLong.of(limit) : OptionalLong.empty(),
                used,
                Optional.of(Instant.parse("2026-02-01T00:00:00Z")));
        assertThat(Patient.line(
                        CreditChecks.of(credits, Patient.settings().schedule().cycle(), 24, NOON)))
                .startsWith(said);
    }
}
