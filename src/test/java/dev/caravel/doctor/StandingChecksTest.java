package dev.caravel.doctor;

import static dev.caravel.doctor.Patient.NOON;
import static dev.caravel.doctor.Patient.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Book;
import dev.caravel.book.Control;
import dev.caravel.book.Event;
import dev.caravel.book.Guards;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingChecksTest {

    private static List<String> check(Book book, boolean isRunning) {
        return Patient.lines(StandingChecks.of(book, isRunning, List.of(), NOON));
    }

    @Test
    void aBotWithNothingToTellIsWell() {
        assertThat(check(Patient.book(), false))
                .containsExactly(
                        "OK stops: nothing is held, so nothing needs a stop while no bot runs",
                        "OK control: the owner says run",
                        "OK guards: none has tripped",
                        "OK outbox: nothing waits to be told",
                        "OK dead-letters: none in the last day");
    }

    @Test
    void stopsThatNobodyEnforcesAreToldOf() {
        assertThat(check(Patient.selling("O1"), false))
                .first()
                .asString()
                .startsWith("WARN stops: not enforced while no bot runs: SOL -> start it");
        assertThat(check(Patient.selling("O1"), true)).noneMatch(line -> line.contains("stops:"));
    }

    @Test
    void whatTheOwnerForbadeIsRemembered() {
        Book book = Patient.book();
        book.put(new Control(Control.Mode.HALT, NOON.minusSeconds(60), "me"));
        assertThat(check(book, true))
                .first()
                .asString()
                .startsWith("WARN control: the owner says halt since 2026-01-31T11:59:00Z, by me -> nothing is sent but"
                        + " stops");
    }

    @Test
    void aGuardThatTrippedSaysForHowLong() {
        Book book = Patient.book();
        book.put(book.guards()
                .with(List.of(
                        new Guards.Lock(
                                "StoplossGuard", Optional.empty(), NOON, Optional.of(NOON.plusSeconds(60)), "3 stops"),
                        new Guards.Lock(
                                "LowProfitCoins", Optional.of(SOL), NOON, Optional.of(NOON.minusSeconds(1)), "over"),
                        new Guards.Lock("PeakLoss", Optional.empty(), NOON, Optional.empty(), "lost 10 %"))));
        assertThat(check(book, true))
                .contains(
                        "WARN guards: StoplossGuard: 3 stops -> nothing is bought until 2026-01-31T12:01:00Z",
                        "WARN guards: PeakLoss: lost 10 % -> look into it, then say: caravel control run")
                .noneMatch(line -> line.contains("LowProfit"));
    }

    @Test
    void alertsThatWaitForLongAreToldOf() {
        Book book = Patient.book();
        book.tell(new Event("sold/1", Event.Kind.SOLD, NOON.minus(Duration.ofMinutes(5)), Optional.of(SOL), "sold"));
        assertThat(check(book, true)).contains("OK outbox: 1 alert waits, the oldest since 2026-01-31T11:55:00Z");
        Book older = Patient.book();
        older.tell(new Event("sold/1", Event.Kind.SOLD, NOON.minus(Duration.ofHours(2)), Optional.of(SOL), "sold"));
        assertThat(check(older, true)).anyMatch(line -> line.startsWith("WARN outbox: 1 alert waits"));
    }

    @Test
    void theNewestDeadLetterIsShown() {
        List<Map<String, String>> letters =
                List.of(Map.of("route", "buy", "step", "order", "error", "IllegalStateException: no pair"), Map.of());
        assertThat(Patient.lines(StandingChecks.of(Patient.book(), true, letters, NOON)))
                .last()
                .asString()
                .startsWith("WARN dead-letters: 2 in the last day, the newest: buy at order: IllegalStateException: no"
                        + " pair");
    }
}
