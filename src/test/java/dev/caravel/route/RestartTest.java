package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.paper.PaperJournal;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, ended in the middle of trading. */
@Timeout(120)
class RestartTest {
    private static final List<String> FAST = List.of(
            "caravel.clock.speed=120",
            "caravel.cycle.cron=0 0/5 * * * ?",
            "caravel.order.deadline=20s",
            "caravel.kraken.response.timeout=30s",
            "caravel.positions.max=3");

    @TempDir
    Path folder;

    @Test
    void aProgramThatIsToldToEndLeavesNothingInDoubt() throws Exception {
        Process process = start();
        until(process, line -> line.contains("caravel.order"));
        process.destroy();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isIn(0, 143);
        try (Bot bot = goesOn()) {
            bot.call("direct:book-load");
            assertThat(bot.book().isUnresolved()).isFalse();
            settles(bot);
        }
    }

    @Test
    void aProgramThatIsKilledGoesOnAndAgreesWithTheExchange() throws Exception {
        for (int i = 0; i < 3; i++) {
            Process process = start();
            until(process, line -> line.contains("caravel.order"));
            process.destroyForcibly().waitFor();
        }
        try (Bot bot = goesOn()) {
            settles(bot);
        }
    }

    private Bot goesOn() throws Exception {
        Instant last;
        try (PaperJournal journal = PaperJournal.in(folder.resolve("paper-caravel.jsonl"), false)) {
            last = journal.lastTime().orElseThrow();
        }
        return Bot.from(folder, last, FAST).start();
    }

    private static void settles(Bot bot) {
        for (int i = 0; i < 8; i++) {
            bot.watch();
        }
        bot.cycle();
        assertThat(bot.orders()).isNotEmpty();
        bot.agrees();
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "dev.caravel.Caravel",
                "run"));
        for (List<String> settings : List.of(Bot.EAGER, FAST, List.of("caravel.data=" + folder))) {
            settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        }
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Without the tests' own logging. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void until(Process process, Predicate<String> reached) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader reader = process.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (reached.test(line)) {
                return;
            }
        }
        throw new AssertionError("it ended by itself: " + String.join("\n", lines));
    }
}
