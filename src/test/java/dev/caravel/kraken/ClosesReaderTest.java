package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.discretion.Mask;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosesReaderTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final long NOON = Instant.parse("2026-11-22T12:00:00Z").getEpochSecond();

    private static String row(long opened, String close, int trades) {
        return "[" + opened + ",\"1.0\",\"9.0\",\"0.5\",\"" + close + "\",\"0.0\",\"0.00000000\"," + trades + "]";
    }

    private static Closes read(String rows, String last) {
        return ClosesReader.read(Samples.ok("{\"XXBTZUSD\":[" + rows + "]" + last + "}"), Samples.BTC, FIVE_MINUTES);
    }

    private static String threeRows() {
        return row(NOON, "100.5", 3) + "," + row(NOON + 300, "101.5", 0) + "," + row(NOON + 600, "102.5", 7);
    }

    @Test
    void leavesOutTheRowThatIsStillRunning() {
        assertThat(read(threeRows(), ",\"last\":" + (NOON + 300)).byOpening())
                .containsOnlyKeys(NOON, NOON + 300)
                .containsEntry(NOON, 100.5)
                .containsEntry(NOON + 300, 101.5);
    }

    @Test
    void leavesItOutAlsoWhenKrakenDoesNotSayOrSaysTheWrongOne() {
        assertThat(read(threeRows(), "").byOpening()).containsOnlyKeys(NOON, NOON + 300);
        assertThat(read(threeRows(), ",\"last\":" + (NOON + 600)).byOpening()).containsOnlyKeys(NOON, NOON + 300);
    }

    @Test
    void knowsNothingNewFromTheRunningRowAlone() {
        assertThat(read(row(NOON, "100.5", 3), ",\"last\":" + (NOON - 300)).newest())
                .isEmpty();
        assertThat(read("", ",\"last\":" + NOON).newest()).isEmpty();
    }

    @Test
    void goesByTheCloseOfTheIntervalThatWasOver() {
        Closes closes = read(threeRows(), ",\"last\":" + (NOON + 300));

        assertThat(closes.at(Instant.ofEpochSecond(NOON + 299), Duration.ofHours(1)))
                .isNaN();
        assertThat(closes.at(Instant.ofEpochSecond(NOON + 300), Duration.ofHours(1)))
                .isEqualTo(100.5);
        assertThat(closes.at(Instant.ofEpochSecond(NOON + 600), Duration.ofHours(1)))
                .isEqualTo(101.5);
        assertThat(closes.at(Instant.ofEpochSecond(NOON + 600 + 3600), Duration.ofHours(1)))
                .isEqualTo(101.5);
        assertThat(closes.at(Instant.ofEpochSecond(NOON + 601 + 3600), Duration.ofHours(1)))
                .isNaN();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "[1763812800,\"1.0\",\"9.0\",\"0.5\"]",
                "[1763812800,\"1.0\",\"9.0\",\"0.5\",null,\"0.0\",\"0.0\",1]",
                "[1763812800,\"1.0\",\"9.0\",\"0.5\",\"0.0\",\"0.0\",\"0.0\",1]",
                "[1763812800,\"1.0\",\"9.0\",\"0.5\",\"1e5\",\"0.0\",\"0.0\",1]",
                "[1763812807,\"1.0\",\"9.0\",\"0.5\",\"1.5\",\"0.0\",\"0.0\",1]",
                "[\"\",\"1.0\",\"9.0\",\"0.5\",\"1.5\",\"0.0\",\"0.0\",1]"
            })
    void believesNoRowThatItCannotRead(String row) {
        assertThatThrownBy(() -> read(row, ",\"last\":1763812500"))
                .isInstanceOf(KrakenException.Unreadable.class)
                .hasMessageContaining("Kraken OHLC: XXBTZUSD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"XXBTZUSD\":null,\"last\":1}", "{\"SOLUSD\":[],\"last\":1}"})
    void anAnswerAboutNothingIsNone(String result) {
        assertThatThrownBy(() -> ClosesReader.read(Samples.ok(result), Samples.BTC, FIVE_MINUTES))
                .hasMessageContaining("no rows of XXBTZUSD");
    }

    @Test
    void aRefusalIsNoAnswer() {
        KrakenReply reply =
                KrakenReply.parse(200, "{\"error\":[\"EQuery:Unknown asset pair\"],\"result\":null}", Mask.NONE);
        assertThatThrownBy(() -> ClosesReader.read(reply, Samples.BTC, FIVE_MINUTES))
                .isInstanceOf(KrakenException.Refused.class)
                .hasMessageContaining("EQuery:Unknown asset pair");
    }
}
