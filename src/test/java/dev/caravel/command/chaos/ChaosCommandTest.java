package dev.caravel.command.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravel.command.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import picocli.CommandLine;

/** A short trial, with everything that a long one has. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class ChaosCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int chaos(String... words) {
        return new CommandLine(new ChaosCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    @Test
    void aFewCrashesLoseNothingAndDoubleNothing() throws Exception {
        Path report = folder.resolve("report.json");

        int code = chaos("--crashes", "4", "--seed", "5", "--folder", folder.toString(), "--report", report.toString());

        assertThat(out.toString()).contains("Good: nothing lost, nothing doubled.");
        assertThat(code).isEqualTo(ExitCode.DONE);
        JsonNode all = new ObjectMapper().readTree(report.toFile());
        assertThat(all.path("crashes").asInt()).as("and the loss of the state").isEqualTo(5);
        assertThat(all.path("lost").asInt()).isZero();
        assertThat(all.path("doubled").asInt()).isZero();
        assertThat(all.path("booksEqual").asBoolean()).isTrue();
        assertThat(all.path("seed").asInt()).isEqualTo(5);
        assertThat(all.path("orders").isInt()).isTrue();
        assertThat(all.path("faults").isInt()).isTrue();
        assertThat(all.path("unknown").isInt()).isTrue();
        assertThat(folder.resolve("log/0001-run.log")).isNotEmptyFile();
    }

    @Test
    void whatMakesNoSenseIsMisuse() {
        for (String[] words : new String[][] {
            {"--crashes", "0"},
            {"--speed", "0"},
            {"--copies", "0"},
            {"--soak", "soon"},
            {"--copies", "2", "--soak", "1m"},
            {"--report", folder.resolve("none/report.json").toString()}
        }) {
            assertThat(chaos(words)).as(String.join(" ", words)).isEqualTo(ExitCode.MISUSED);
            assertThat(err.toString()).contains(words[0], words[1]);
        }
    }

    @Test
    void theStateOfAnotherTrialIsNotTakenForThisOnes() throws IOException {
        Files.createDirectories(folder.resolve("data"));

        assertThat(chaos("--folder", folder.toString())).isEqualTo(ExitCode.MISUSED);

        assertThat(err.toString()).contains("--folder " + folder, "an earlier trial");
    }
}
