package dev.caravel.command.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HearingTest {
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private final Hearing hearing = new Hearing();

    private void hears(String... lines) {
        Stream.of(lines).map(line -> "2026-01-05T00:00:00.000Z INFO  " + line).forEach(hearing::line);
    }

    @Test
    void countsCallsByWhatTheyCameTo() {
        hears(
                "caravel.order order=1 coin=BTC call=\"buy 1 at 2\" outcome=Accepted[txid=O1]",
                "caravel.order order=2 coin=BTC call=\"buy 1 at 2\" outcome=Accepted[txid=O2]",
                "caravel.order order=O2:amend coin=BTC call=\"amend O2 to 1\" outcome=Unknown[reason=reset]");

        assertThat(hearing.outcomes()).containsEntry("buy Accepted", 2L).containsEntry("amend Unknown", 1L);
    }

    @Test
    void countsAnAlertThatCameTwiceOnce() {
        hears(
                "caravel.alert BTC: buy of 1 at 2 was accepted as OAAAAA-BBBBB-CCCCCC",
                "caravel.alert BTC: buy of 1 at 2 was accepted as OAAAAA-BBBBB-CCCCCC",
                "caravel.alert BTC: buy of 1 at 3 was never placed",
                "caravel.alert BTC: amend of O1 was not done");

        assertThat(hearing.resolved())
                .containsEntry("accepted", 1L)
                .containsEntry("never placed", 1L)
                .containsEntry("not done", 1L)
                .hasSize(3);
    }

    @Test
    void knowsWhichCyclesWereRunReportedAndCut() {
        hears(
                "caravel.desk cycle=2026-01-05T00:05:00Z market=47.5 gate=open actions=1",
                "caravel.desk cycle=2026-01-05T00:10:00Z actions=0 positions=0 realised=0 failed=\"x\"",
                "caravel.alert The cycle of 2026-01-05T00:15:00Z and those up to 2026-01-05T00:25:00Z were not run:"
                        + " the bot",
                "caravel.alert The cycle of 2026-01-05T00:30:00Z came up 171 s late and was not run",
                "caravel.desk cycle=2026-01-05T00:25:00Z skipped=already-run last=x",
                "caravel.desk cycle=2026-01-05T00:35:00Z market=47.5 gate=open actions=1",
                "caravel.desk cycle=2026-01-05T00:35:00Z market=47.5 gate=open actions=1");
        Cycles cycles = hearing.cycles();

        assertThat(cycles.run()).isEqualTo(2);
        assertThat(cycles.twice()).containsExactly(Instant.parse("2026-01-05T00:35:00Z"));
        assertThat(cycles.reported(INTERVAL)).isEqualTo(4);
        assertThat(cycles.missing(INTERVAL)).as("that of 00:25").isEqualTo(1);
    }
}
