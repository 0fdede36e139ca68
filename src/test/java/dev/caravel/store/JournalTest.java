package dev.caravel.store;

import static dev.caravel.store.Examples.BTC;
import static dev.caravel.store.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.market.Coin;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Outcome;
import dev.caravel.order.Side;
import dev.caravel.store.JournalEntry.DeadLetter;
import dev.caravel.store.JournalEntry.Kind;
import dev.caravel.store.JournalEntry.OrderCall;
import dev.caravel.store.JournalEntry.Run;
import dev.caravel.strategy.Decision;
import dev.caravel.strategy.MarketScore;
import dev.caravel.strategy.Reason;
import dev.caravel.strategy.Score;
import dev.caravel.strategy.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Coin ETH = new Coin("ETH");
    private static final Journal.Bounds WIDE = new Journal.Bounds(Duration.ofDays(90), 1_000_000);

    @TempDir
    private Path temporary;

    private Path folder;
    private Journal journal;
    private JournalReader reader;

    @BeforeEach
    void openJournal() {
        folder = temporary.resolve("journal");
        journal = new Journal(folder, WIDE, false);
        reader = new JournalReader(folder);
    }

    @Test
    void aJournalThatIsNotThereSaysNothing() {
        assertThat(reader.cycle(Optional.empty())).isEmpty();
        assertThat(reader.about(BTC, 5)).isEmpty();
    }

    @Test
    void everyDecisionIsReadAsItWasMade() {
        Decision.Why why = new Decision.Why(
                Reason.BEST_SCORE, Optional.of(new Score(61.5, 0.25, 0.125, 1.5, -0.5, 0)), "61.5 of 24");
        Run cycle = cycle(
                NOON,
                new Decision.Buy(BTC, Price.of("43210.1"), Volume.of("0.0543"), why),
                new Decision.Sell(
                        ETH, Optional.empty(), Volume.of("1"), false, Decision.Why.of(Reason.STOP, "bid 1 <= 2")),
                new Decision.Edit(
                        new Coin("SOL"),
                        Side.SELL,
                        "OSELL",
                        Optional.of(new Decision.Amendment(Optional.of(Price.of("1.5")), Optional.empty(), true)),
                        Decision.Why.of(Reason.LOWERED)),
                new Decision.Edit(
                        new Coin("ADA"), Side.BUY, "OBUY", Optional.empty(), Decision.Why.of(Reason.CANCEL_BUY)),
                new Decision.Hold(new Coin("DOT"), Decision.Why.of(Reason.FALLING_KNIFE)));

        journal.write(cycle);

        assertThat(reader.cycle(Optional.empty())).contains(cycle);
        assertThat(reader.about(new Coin("DOT"), 5)).containsExactly(cycle);
        assertThat(reader.about(new Coin("XRP"), 5)).isEmpty();
    }

    @Test
    void aLineBeginsWithItsTimeAndRoundsItsScores() throws IOException {
        Score score = new Score(61.123456789, 0.00004, 1, Double.NaN, 2, 3);
        journal.write(cycle(NOON, new Decision.Hold(BTC, new Decision.Why(Reason.OUTSCORED, Optional.of(score), ""))));

        assertThat(Files.readString(folder.resolve("2024-01-31.jsonl"))).isEqualTo("""
            {"time":"2024-01-31T12:00:00Z","kind":"cycle","market":{"score":53.1,"quoted":24,"open":true},\
            "decisions":[{"coin":"BTC","kind":"hold","reason":"OUTSCORED",\
            "score":{"total":61.1235,"momentum":0.0,"turbulence":1.0,"s24":2.0,"s7":3.0}}]}
            """);
    }

    @Test
    void orderCallsAndDeadLettersAreKeptToo() {
        OrderCall accepted =
                OrderCall.of(NOON, BTC, Examples.intent(Side.BUY, 0), new Outcome.Accepted("OQCLML-BW3P3-BUCMWZ"));
        OrderCall unknown =
                OrderCall.of(NOON, BTC, Examples.intent(Side.BUY, 1), new Outcome.Unknown("read timed out"));
        DeadLetter letter = new DeadLetter(NOON, Optional.of(ETH), Map.of("route", "buy", "error", "no \"route\""));

        List.of(accepted, unknown, letter).forEach(journal::write);

        assertThat(reader.calls(BTC, 5)).containsExactly(unknown, accepted);
        assertThat(reader.newest(1, Optional.empty(), entry -> true)).containsExactly(letter);
    }

    @Test
    void aCycleIsFoundByItsTime() {
        for (int hour = 0; hour < 60; hour++) {
            journal.write(cycle(NOON.plus(Duration.ofHours(hour)), hold(BTC, Reason.GATE_CLOSED)));
        }

        Instant wanted = NOON.plus(Duration.ofHours(23));
        assertThat(reader.cycle(Optional.of(wanted))).map(Run::time).contains(wanted);
        assertThat(reader.cycle(Optional.of(wanted.plusSeconds(1)))).isEmpty();
        assertThat(reader.cycle(Optional.of(wanted.plus(Duration.ofDays(30))))).isEmpty();
        assertThat(reader.cycle(Optional.empty())).map(Run::time).contains(NOON.plus(Duration.ofHours(59)));
        assertThat(reader.about(BTC, 30))
                .hasSize(30)
                .isSortedAccordingTo((a, b) -> b.time().compareTo(a.time()));
    }

    @Test
    void aWatchThatWaitsAsBeforeIsNotWritten() {
        Run waiting = watch(NOON, hold(BTC, Reason.PATIENCE));
        journal.write(cycle(NOON, hold(BTC, Reason.PATIENCE), hold(ETH, Reason.OUTSCORED)));
        journal.write(waiting);
        journal.write(watch(NOON));
        assertThat(reader.about(BTC, 9)).hasSize(1);

        Run stop = watch(
                NOON, new Decision.Sell(BTC, Optional.empty(), Volume.of("1"), false, Decision.Why.of(Reason.STOP)));
        List.of(stop, stop, waiting, waiting).forEach(journal::write);
        journal.write(watch(NOON, hold(BTC, Reason.AT_FLOOR)));

        assertThat(reader.about(BTC, 9))
                .extracting(run -> run.verdict().decisions().getFirst().why().reason())
                .containsExactly(Reason.AT_FLOOR, Reason.PATIENCE, Reason.STOP, Reason.STOP, Reason.PATIENCE);
    }

    @Test
    void aLineThatACrashHasCutIsPassedOver() throws IOException {
        journal.write(cycle(NOON, hold(BTC, Reason.SPIKE)));
        journal.close();
        Path file = folder.resolve("2024-01-31.jsonl");
        Files.writeString(
                file, "{\"time\":\"2024-01-31T12:20:00Z\",\"kind\":\"cycle\",\"mark", StandardOpenOption.APPEND);

        assertThat(reader.cycle(Optional.empty())).map(Run::time).contains(NOON);
        Run next = cycle(NOON.plus(Duration.ofMinutes(40)), hold(BTC, Reason.SPIKE));
        new Journal(folder, WIDE, true).write(next);
        assertThat(reader.about(BTC, 9)).extracting(Run::time).containsExactly(next.time(), NOON);
    }

    @Test
    void daysThatAreTooOldGo() {
        journal = new Journal(folder, new Journal.Bounds(Duration.ofDays(2), 1_000_000), false);
        writeDays(5);

        assertThat(folder).isDirectoryNotContaining("glob:**2024-02-01.jsonl");
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("2024-02-02.jsonl", "2024-02-03.jsonl", "2024-02-04.jsonl");
    }

    @Test
    void theOldestDaysGoWhenAllAreTooLarge() {
        journal = new Journal(folder, new Journal.Bounds(Duration.ofDays(90), 300), false);
        writeDays(5);

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("2024-02-03.jsonl", "2024-02-04.jsonl");
    }

    private void writeDays(int days) {
        for (int day = 0; day < days; day++) {
            journal.write(cycle(NOON.plus(Duration.ofDays(day)), hold(BTC, Reason.GATE_CLOSED)));
        }
    }

    @Test
    void saysInOneLineWhatIsInTheWay() throws IOException {
        Files.writeString(folder, "a file where the folder should be");

        assertThatThrownBy(() -> journal.write(cycle(NOON)))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("cannot write " + folder.resolve("2024-01-31.jsonl") + ": ")
                .hasMessageNotContaining("\n");
    }

    private static Decision hold(Coin coin, Reason reason) {
        return new Decision.Hold(coin, Decision.Why.of(reason));
    }

    private static Run cycle(Instant time, Decision... decisions) {
        return new Run(Kind.CYCLE, new Verdict(time, new MarketScore(53.1, 24, true), List.of(decisions)));
    }

    private static Run watch(Instant time, Decision... decisions) {
        return new Run(Kind.WATCH, new Verdict(time, new MarketScore(Double.NaN, 0, false), List.of(decisions)));
    }
}
