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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, ended in the middle of trading: whenever its log tells of an order. */
// In a thread of its own, since reading a log that says nothing cannot be interrupted.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RestartTest {
    private static final List<String> FAST = List.of("caravel.clock.speed=36000", "caravel.watch.every=5m");

    @TempDir
    Path folder;

    private final List<Process> started = new CopyOnWriteArrayList<>();

    @AfterEach
    void leaveNoneBehind() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void aProgramThatIsToldToEndLeavesNothingInDoubt() throws Exception {
        Process process = start();
        until(process, "call=\"sell");
        process.destroy();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isIn(0, 143);
        try (Bot bot = goesOn()) {
            bot.call("direct:book-load");
            assertThat(bot.book().positions()).isNotEmpty();
            assertThat(bot.book().isUnresolved()).isFalse();
            settles(bot);
        }
    }

    @Test
    void aProgramThatIsKilledGoesOnAndAgreesWithTheExchange() throws Exception {
        for (String moment : List.of("call=\"buy", "call=\"sell", "call=\"amend")) {
            Process process = start();
            until(process, moment);
            process.destroyForcibly().waitFor();
        }
        try (Bot bot = goesOn()) {
            settles(bot);
        }
    }

    private Bot goesOn() throws Exception {
        Instant last;
        try (PaperJournal journal = PaperJournal.in(folder.resolve("paper-caravel.jsonl"), true)) {
            last = journal.lastTime().orElseThrow();
        }
        return Bot.from(folder, last, FAST).start();
    }

    /** Longer than an order may stay in doubt. */
    private static void settles(Bot bot) {
        for (int i = 0; i < 8; i++) {
            bot.watch();
        }
        bot.cycle();
        assertThat(bot.orders()).isNotEmpty();
        assertThat(bot.trader().deadLetters()).isZero();
        bot.agrees();
        Ledgers.accountAgrees(bot.trader(), bot.settings().paper().cash());
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dcaravel.home=" + Path.of("").toAbsolutePath(),
                "-cp",
                classPath(),
                "dev.caravel.Caravel",
                "run"));
        for (List<String> settings : List.of(Bot.EAGER, FAST, List.of("caravel.data=" + folder))) {
            settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CARAVEL_"));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** Without the tests' own logging. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Until its log tells of an accepted call of that kind. */
    private static void until(Process process, String call) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader reader = process.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.contains(call) && line.contains("outcome=Accepted")) {
                return;
            }
        }
        throw new AssertionError("it ended by itself: " + String.join("\n", lines));
    }
}
