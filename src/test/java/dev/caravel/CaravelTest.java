package dev.caravel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.command.QuartzCron;
import dev.caravel.settings.Surroundings;
import dev.caravel.store.FileStore;
import dev.caravel.store.FolderLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What an owner types, and what comes back. */
class CaravelTest {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");

    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private CommandLine caravel() {
        Surroundings surroundings =
                new Surroundings(home, environment, Map.of("user.name", "ada"), () -> NOW, new QuartzCron());
        return Caravel.commandLine(surroundings)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
    }

    private int types(String... arguments) {
        return caravel().execute(arguments);
    }

    @Test
    void explainsItself() {
        assertThat(types()).isZero();
        assertThat(out.toString()).contains("config", "control", "--help", "--version", "Exit codes");
        assertThat(types("--version")).isZero();
        assertThat(out.toString()).contains("caravel (not built as a jar)");
    }

    @Test
    void leavesTheCycleToTheCopyThatTrades() {
        Path bot = home.resolve("data/caravel");
        try (FolderLock _ = new FileStore(bot, false).tryLock().orElseThrow()) {
            assertThat(types("once")).isZero();
        }

        assertThat(out.toString().lines())
                .containsExactly("nothing to do: " + bot + ": process "
                        + ProcessHandle.current().pid() + " trades with this state and runs its cycles");
        assertThat(err.toString()).isEmpty();
    }

    static Stream<String> commands() {
        Surroundings nowhere = new Surroundings(Path.of(""), Map.of(), Map.of(), () -> NOW, new QuartzCron());
        return Caravel.commandLine(nowhere).getSubcommands().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void explainsEveryCommandWithExamples(String command) {
        assertThat(types(command, "--help")).isZero();
        assertThat(out.toString()).contains("Examples:", "caravel " + command);
        // A trial reads none of the owner's settings.
        if (!command.equals("chaos")) {
            assertThat(out.toString()).contains("--config=FILE", "--set=KEY=VALUE");
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void showsEverySettingWithItsSource() {
        environment.put("CARAVEL_COINMARKETCAP_KEY", "b54bcf4d-1bca");

        assertThat(types("config", "--set", "caravel.bot=second")).isZero();

        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("KEY +VALUE +SOURCE"))
                .anyMatch(line -> line.matches("caravel\\.bot +second +--set caravel\\.bot"))
                .anyMatch(line -> line.matches("caravel\\.sell\\.target +0\\.75 +profile classic"))
                .anyMatch(line -> line.matches("caravel\\.paper\\.port +0 +default"))
                .anyMatch(line ->
                        line.matches("caravel\\.coinmarketcap\\.key +\\*{8} +environment CARAVEL_COINMARKETCAP_KEY"));
    }

    @Test
    void showsSettingsToProgramsToo() {
        assertThat(types("config", "--json")).isZero();

        assertThat(out.toString()).startsWith("[").contains("""
            {
              "key" : "caravel.cycle.cron",
              "value" : "0 0/20 * * * ?",
              "source" : "default"
            }\
            """);
    }

    @Test
    void listsEverythingThatIsWrongAndStartsNothing() {
        environment.put("CARAVEL_PAPER_PORT", "many");

        assertThat(types("config", "--set", "caravel.cycle.cron=0 * * * * ?", "--set", "caravel.bott=x"))
                .isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines())
                .containsExactly(
                        "caravel: --set caravel.bott: unknown setting caravel.bott; did you mean caravel.bot?",
                        "caravel: environment CARAVEL_PAPER_PORT: caravel.paper.port=many: not a whole number; give 0"
                                + " to 65535",
                        "caravel: --set caravel.cycle.cron: caravel.cycle.cron=0 * * * * ?: cycles come less than 5m"
                                + " after one another; leave more time between them, like 0 0/20 * * * ?");
    }

    @Test
    void answersAMistypedCommandInOneLine() {
        assertThat(types("contrl")).isEqualTo(2);
        assertThat(types("config", "--jsn")).isEqualTo(2);
        assertThat(types("control", "stop")).isEqualTo(2);

        assertThat(err.toString().lines())
                .containsExactly(
                        "caravel: Unmatched argument at index 0: 'contrl'; did you mean control?; see caravel --help",
                        "caravel: Unknown option: '--jsn'; did you mean --json?; see caravel config --help",
                        "caravel: Invalid value for positional parameter at index 0 (MODE): 'stop' is not one of run,"
                                + " no-buys, halt, flatten; see caravel control --help");
    }

    @Test
    void haltsABotAndShowsThatItIsHalted() throws IOException {
        types("control");
        assertThat(types("control", "halt")).isZero();
        types("control");

        assertThat(out.toString().lines())
                .containsExactly(
                        "caravel: run",
                        "caravel: halt since 2026-02-03T04:05:06Z, by ada (command line)",
                        "caravel: halt since 2026-02-03T04:05:06Z, by ada (command line)");
        assertThat(home.resolve("data/caravel/control.json"))
                .hasContent("{\"schema\":1,\"mode\":\"halt\",\"since\":\"2026-02-03T04:05:06Z\",\"by\":\"ada (command"
                        + " line)\"}");
        try (Stream<Path> files = Files.list(home.resolve("data/caravel"))) {
            assertThat(files).as("nothing temporary is left").hasSize(1);
        }
    }

    @Test
    void haltsALiveBotFromAShellThatHasNoKeys() {
        assertThat(types("control", "halt", "--set", "caravel.exchange=kraken")).isZero();
    }

    @Test
    void refusesToGuessWhatABrokenControlDocumentSays() throws IOException {
        Path document = home.resolve("data/caravel/control.json");
        Files.createDirectories(document.getParent());
        Files.writeString(document, "{\"schema\":1,\"mode\":\"walk\"}");

        assertThat(types("control")).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("caravel: control")
                .contains("walk");

        assertThat(types("control", "flatten")).isZero();
        assertThat(out.toString()).startsWith("caravel: flatten since ");
    }

    @Test
    void keepsTheStackTraceOfASurpriseInTheLogFile() {
        CommandLine caravel = caravel();
        caravel.addSubcommand(new CommandLine(new Surprise()));
        caravel.getSubcommands()
                .get("surprise")
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(caravel.getExecutionExceptionHandler());

        assertThat(caravel.execute("surprise")).isEqualTo(1);

        Path log = home.resolve("data/caravel.log");
        assertThat(err.toString().lines())
                .containsExactly("caravel: IllegalStateException: two lines; the stack trace is in " + log);
        assertThat(log)
                .content()
                .startsWith("2026-02-03T04:05:06.789Z ERROR surprise java.lang.IllegalStateException: two")
                .contains("\tat dev.caravel.CaravelTest");
    }

    @Command(name = "surprise")
    private static final class Surprise implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("two\nlines");
        }
    }
}
