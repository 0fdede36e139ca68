package dev.caravel.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.Caravel;
import dev.caravel.settings.Surroundings;
import dev.caravel.store.FileStore;
import dev.caravel.store.FolderLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a newcomer gets wrong, and the one line that he gets back. */
class DemoCommandTest {
    private static final String HEADER = "timestamp,open,high,low,close,volume\n";

    @TempDir
    Path home;

    private final StringWriter err = new StringWriter();

    private int types(String... arguments) {
        Surroundings surroundings =
                new Surroundings(home, Map.of(), Map.of("user.name", "ada"), InstantSource.system(), new QuartzCron());
        CommandLine caravel = Caravel.commandLine(surroundings)
                .setOut(new PrintWriter(new StringWriter(), true))
                .setErr(new PrintWriter(err, true));
        return caravel.execute(arguments);
    }

    private void isRefused(String line, String... options) {
        List<String> arguments = new ArrayList<>(List.of("demo"));
        arguments.addAll(List.of(options));

        assertThat(types(arguments.toArray(String[]::new))).isEqualTo(ExitCode.MISUSED);

        assertThat(err.toString().lines()).containsExactly("caravel: " + line);
        assertThat(home.resolve("data")).doesNotExist();
    }

    private Path candles(String text) throws IOException {
        Path folder = Files.createDirectory(home.resolve("candles"));
        Files.writeString(folder.resolve("BTC.csv"), text);
        return folder;
    }

    @Test
    void refusesATimeThatIsNone() {
        isRefused(
                "Invalid value for option '--from': 'yesterday' is no UTC time like 2026-01-01T00:00:00Z; see caravel"
                        + " demo --help",
                "--from",
                "yesterday");
    }

    @Test
    void refusesToPlayNoDayAtAll() {
        isRefused("--days 0: give 1 to 3650; see caravel demo --help", "--days", "0");
    }

    @Test
    void refusesToEndBeforeItBegins() {
        isRefused(
                "the demo would begin at 2026-01-01T00:00:00Z and end at 2025-01-01T00:00:00Z, not later; mend --from"
                        + " or --to; see caravel demo --help",
                "--to",
                "2025-01-01T00:00:00Z");
    }

    @Test
    void refusesToPlayCandlesThatAreNotThere() throws IOException {
        Path folder = candles(HEADER + "1704067200,1,1,1,1,1\n1704067500,1,1,1,1,1\n");

        isRefused(
                "the demo would play 2030-01-01T00:00:00Z to 2030-01-02T00:00:00Z, but the candles are of"
                        + " 2024-01-01T00:00:00Z to 2024-01-01T00:10:00Z; mend --from, --to or --days; see caravel demo"
                        + " --help",
                "--market",
                folder.toString(),
                "--from",
                "2030-01-01T00:00:00Z",
                "--days",
                "1");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        Path folder = home.resolve("candles");

        isRefused(
                "--set caravel.replay.market: there is no folder " + folder
                        + "; name a folder of candles, or set caravel.replay.market=generated",
                "--market",
                folder.toString());
    }

    @Test
    void refusesAFolderWithoutCandles() throws IOException {
        Path folder = Files.createDirectory(home.resolve("candles"));

        isRefused(
                folder + ": no candles of any whitelisted coin; put files such as BTC.csv or BTC.csv.gz there, or name"
                        + " another folder",
                "--market",
                folder.toString());
    }

    @Test
    void namesTheRowThatIsNoCandle() throws IOException {
        Path folder = candles(HEADER + "1704067200,1,1,1,1,1\n1704067500,1,oops,1,1,1\n");

        isRefused(
                folder.resolve("BTC.csv") + ":3: not six numbers with commas between them; mend or remove the row",
                "--market",
                folder.toString());
    }

    @Test
    void refusesAReportThatItCouldNotWriteInTheEnd() {
        Path file = home.resolve("nowhere/report.json");

        isRefused(
                "--report " + file
                        + ": cannot be written; name a file in a folder that is there; see caravel demo --help",
                "--report",
                file.toString());
    }

    @Test
    void leavesTheStateOfADemoThatIsStillPlayedAlone() throws IOException {
        Path state = Files.createDirectories(home.resolve("data/demo/positions"));
        Files.writeString(state.resolve("BTC-1.json"), "{}");
        Path account = Files.writeString(home.resolve("data/paper-demo.jsonl"), "");

        try (FolderLock _ =
                new FileStore(home.resolve("data/demo"), false).tryLock().orElseThrow()) {
            assertThat(types("demo")).isEqualTo(ExitCode.FAILED);
        }

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("trades with this state already", "--set caravel.bot=NAME");
        assertThat(state.resolve("BTC-1.json")).exists();
        assertThat(account).exists();
    }

    @Test
    void endsWhenItIsToldToAndSaysWhatItCameTo() throws Exception {
        Path data = home.resolve("data");
        Process demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dcaravel.home=" + Path.of("").toAbsolutePath(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.caravel.Caravel",
                        "demo",
                        "--days",
                        "3650",
                        "--set",
                        "caravel.data=" + data)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var output = demo.inputReader()) {
            assertThat(output.readLine()).startsWith("Caravel plays generated");
            assertThat(output.readLine()).as("a first trade or day").isNotNull();

            demo.toHandle().destroy(); // Process.destroy would close the output as well

            assertThat(output.lines())
                    .anyMatch(line -> line.startsWith("Stopped at 2026-01-"))
                    .contains("Audit         book minus exchange = 0");
            assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            demo.destroyForcibly();
        }
    }
}
