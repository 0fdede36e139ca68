package dev.caravel.replay;

import static dev.caravel.replay.Recordings.HEADER;
import static dev.caravel.replay.Recordings.START;
import static dev.caravel.replay.Recordings.flat;
import static dev.caravel.replay.Recordings.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.market.Candle;
import dev.caravel.market.Whitelist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedMarketTest {
    private static final Whitelist COINS = Whitelist.of("BTC", "ETH");
    private static final int BTC = 0;
    private static final int ETH = 1;
    private static final String[] TWO = {flat(START, 100), flat(START + 300, 101)};

    @TempDir
    private Path folder;

    private Recordings recordings;

    @BeforeEach
    void useAFolder() {
        recordings = new Recordings(folder);
    }

    private RecordedMarket read() {
        return RecordedMarket.read(folder, COINS);
    }

    private void refuses(String... parts) {
        assertThatThrownBy(this::read)
                .isInstanceOf(RecordingException.class)
                .hasMessageContainingAll(parts)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void playsTheCandlesOfAFolder() {
        recordings
                .with("BTC.csv", row(START, 100, 102, 99, 101), row(START + 300, 101, 103, 100, 102))
                .with("ETH.csv.gz", flat(START + 300, 7), flat(START + 600, 8));
        RecordedMarket market = read();
        assertThat(market.start()).isEqualTo(Instant.ofEpochSecond(START));
        assertThat(market.interval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(market.length()).isEqualTo(3);
        assertThat(market.candle(BTC, 1)).contains(new Candle(START + 300, 101, 103, 100, 102, 12));
        assertThat(market.candle(ETH, 2)).contains(new Candle(START + 600, 8, 8, 8, 8, 12));
    }

    @Test
    void hasNoCandleOutsideOfTheRecording() {
        recordings.with("BTC.csv", TWO);
        RecordedMarket market = read();
        assertThat(market.candle(BTC, -1)).isEmpty();
        assertThat(market.candle(BTC, 2)).isEmpty();
        assertThat(market.candle(BTC, Long.MAX_VALUE)).isEmpty();
        assertThat(market.candle(ETH, 0)).isEmpty();
    }

    @Test
    void readsMilliseconds() {
        recordings.with("BTC.csv", flat(START * 1000, 100), flat((START + 300) * 1000, 101));
        assertThat(read().candle(BTC, 1)).contains(new Candle(START + 300, 101, 101, 101, 101, 12));
    }

    @Test
    void readsLinesThatEndAsOnWindowsOrNotAtAll() {
        recordings.text("BTC.csv", HEADER + "\r\n" + TWO[0] + "\r\n" + TWO[1]);
        assertThat(read().candle(BTC, 1)).isPresent();
    }

    @Test
    void leavesOtherFilesAlone() {
        recordings.with("BTC.csv", TWO).text("SUI.csv", "broken").text("README.md", "# Candles");
        assertThat(read().candle(BTC, 0)).isPresent();
    }

    @Test
    void remarksWhatIsMissing() {
        recordings
                .with("BTC.csv", flat(START, 1), flat(START + 300, 1), flat(START + 1500, 1), flat(START + 2100, 1))
                .with("ETH.csv", flat(START + 300, 1), flat(START + 600, 1));
        assertThat(RecordedMarket.read(folder, Whitelist.of("BTC", "ETH", "XRP"))
                        .remarks())
                .containsExactly(
                        "BTC misses bars: 4 in gaps: 2, the longest: 3 from 2024-01-01T00:10:00Z",
                        "ETH begins at 2024-01-01T00:05:00Z; ends at 2024-01-01T00:15:00Z",
                        "XRP has no candles in " + folder);
    }

    @Test
    void hasNoCandleInAGap() {
        recordings.with("BTC.csv", flat(START, 1), flat(START + 300, 2), flat(START + 900, 3));
        RecordedMarket market = read();
        assertThat(market.candle(BTC, 2)).isEmpty();
        assertThat(market.candle(BTC, 3)).map(Candle::open).contains(3.0);
    }

    @Test
    void playsHoursInCandlesOfFiveMinutes() {
        recordings.with("BTC.csv", row(START, 100, 112, 96, 104), flat(START + 3600, 104));
        RecordedMarket market = read();
        assertThat(market.interval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(market.length()).isEqualTo(24);
        assertThat(market.candle(BTC, 0)).contains(new Candle(START, 100, 100, 99, 99, 1));
        assertThat(market.candle(BTC, 7)).contains(new Candle(START + 2100, 108, 112, 108, 112, 1));
        assertThat(market.candle(BTC, 11)).contains(new Candle(START + 3300, 106, 106, 104, 104, 1));
        assertThat(market.candle(BTC, 12)).contains(new Candle(START + 3600, 104, 104, 104, 104, 1));
    }

    @Test
    void playsMinutesAsTheyAre() {
        recordings.with("BTC.csv", flat(START, 100), flat(START + 60, 101));
        assertThat(read().interval()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void isTheSameMarketWhereverTheFolderIsButNotWithOtherContents() throws IOException {
        Path first = Files.createDirectories(folder.resolve("a/year"));
        Path second = Files.createDirectories(folder.resolve("b/year"));
        new Recordings(first).with("BTC.csv", TWO);
        new Recordings(second).with("BTC.csv.gz", TWO);
        String description = RecordedMarket.read(first, COINS).description();
        assertThat(description).matches("recorded year start=2024-01-01T00:00:00Z bar=300s bars=2 check=[0-9a-f]{8}");
        assertThat(RecordedMarket.read(second, COINS).description()).isEqualTo(description);
        new Recordings(first).with("BTC.csv", TWO[0], flat(START + 300, 102));
        assertThat(RecordedMarket.read(first, COINS).description()).isNotEqualTo(description);
    }

    @Test
    void refusesRowsThatAreNotInOrder() {
        recordings.with("BTC.csv", flat(START, 1), flat(START + 600, 1), flat(START + 300, 1));
        refuses("BTC.csv:4:", "2024-01-01T00:05:00Z is earlier than the row before", "sort the rows");
    }

    @Test
    void refusesARowThatIsThereTwice() {
        recordings.with("BTC.csv", flat(START, 1), flat(START, 1));
        refuses("BTC.csv:3:", "2024-01-01T00:00:00Z is there twice");
    }

    @Test
    void refusesPricesThatContradictEachOther() {
        recordings.with("BTC.csv", TWO[0], row(START + 300, 1, 2, 1.5, 1.7));
        refuses("BTC.csv:3:", "not between low and high");
        recordings.with("BTC.csv", TWO[0], row(START + 300, 1, 1.5, 0.5, 2));
        refuses("BTC.csv:3:", "not between low and high");
        recordings.with("BTC.csv", TWO[0], flat(START + 300, 0));
        refuses("BTC.csv:3:", "not above zero");
        recordings.with("BTC.csv", TWO[0], START + 300 + ",1,1,1,1,-1");
        refuses("BTC.csv:3:", "volume is below zero");
    }

    @Test
    void refusesRowsThatCannotBeRead() {
        for (String row :
                new String[] {"", START + 300 + ",1,1", START + 300 + ",1,1,1,x,1", START + 300 + ",1,1,1,1,1,1", "é"
                }) {
            recordings.with("BTC.csv", TWO[0], row, flat(START + 600, 1));
            refuses("BTC.csv:3:", "not six numbers");
        }
        for (String time : new String[] {"300", "1704067500.5", "1704067500000000", "-1"}) {
            recordings.with("BTC.csv", TWO[0], time + ",1,1,1,1,1");
            refuses("BTC.csv:3:", "timestamp");
        }
    }

    @Test
    void refusesAnotherHeader() {
        recordings.text("BTC.csv", "time,open,close\n");
        refuses("BTC.csv:1:", "header", HEADER);
        recordings.text("BTC.csv", "");
        refuses("BTC.csv:1:", "header");
    }

    @Test
    void refusesARowBetweenTwoBars() {
        recordings.with("BTC.csv", flat(START, 1), flat(START + 300, 1), flat(START + 600, 1), flat(START + 777, 1));
        refuses("BTC.csv:5:", "not the start of a bar of 300 seconds");
    }

    @Test
    void refusesBarsOfTwoLengthsInOneFolder() {
        recordings
                .with("BTC.csv", flat(START, 1), flat(START + 300, 1), flat(START + 600, 1))
                .with("ETH.csv", flat(START, 1), flat(START + 3600, 1));
        refuses("ETH.csv:", "300 seconds apart", "one length");
    }

    @Test
    void refusesBarsThatCannotBePlayed() {
        recordings.with("BTC.csv", flat(1_704_067_140, 1), flat(1_704_067_140 + 420, 1));
        refuses("BTC.csv:", "bars of 420 seconds");
    }

    @Test
    void refusesAFolderWithoutCandles() {
        refuses(folder.toString(), "no candles", "BTC.csv.gz");
        recordings.with("BTC.csv", TWO[0]);
        refuses("length of a bar is unknown");
    }

    @Test
    void refusesTwoFilesOfOneCoin() {
        recordings.with("BTC.csv", TWO).with("BTC.csv.gz", TWO);
        refuses("BTC.csv", "remove one of the two");
    }

    @Test
    void refusesAFileThatIsNotPackedAsItsNameSays() throws IOException {
        Files.writeString(folder.resolve("BTC.csv.gz"), HEADER);
        refuses("BTC.csv.gz", "cannot be read");
    }
}
