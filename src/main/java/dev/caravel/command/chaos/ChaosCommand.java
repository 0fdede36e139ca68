package dev.caravel.command.chaos;

import dev.caravel.command.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Proves by crashing that no order is lost and none is sent twice. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = {
            "Crashes the program again and again against a paper exchange on which things go wrong, and compares what"
                    + " is left.",
            "It runs on paper, in a folder of its own and with none of your settings; at the end it prints a table.",
            "Exit code 0: nothing lost, nothing doubled, books equal to the last decimal; 1: not so; 2: called wrongly."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caravel chaos                              200 crashes, about a quarter of an hour",
            "  caravel chaos --crashes 40 --seed 7        fewer, in another market and with other faults",
            "  caravel chaos --report chaos.json          the table for programs, too",
            "  caravel chaos --copies 2                   two copies with one state, of which one is killed",
            "  caravel chaos --soak 10m --speed 100       no crash, but faults all the time"
        })
public final class ChaosCommand implements Callable<Integer> {
    @Option(names = "--crashes", paramLabel = "N", description = "How often the program is ended (default: 200).")
    private int crashes = 200;

    @Option(names = "--seed", paramLabel = "N", description = "Of the market, the faults and the crashes (default: 1).")
    private long seed = 1;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "Seconds of the exchange's and the program's time in one second (default: 90).")
    private int speed = 90;

    @Option(
            names = "--copies",
            paramLabel = "N",
            description = "So many copies run with one state, and one of them is killed each time (default: 1).")
    private int copies = 1;

    @Option(
            names = "--soak",
            paramLabel = "TIME",
            converter = Length.class,
            description =
                    "No crash, but faults all the time for so long, such as 10m: memory and threads must not grow.")
    private Optional<Duration> soak = Optional.empty();

    @Option(names = "--report", paramLabel = "FILE", description = "Write the result as JSON, too.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Where state and logs are kept; without it they are deleted when all is well.")
    private Optional<Path> folder = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        check();
        PrintWriter out = spec.commandLine().getOut();
        Home home = Home.in(folder.isPresent() ? folder.get() : Files.createTempDirectory("caravel-chaos"));
        Result result;
        try (Venue venue = new Venue(seed, speed, soak.isPresent() ? Weather.steady(seed) : Weather.rough(seed))) {
            Stage stage = new Stage(home, venue, line -> say(out, line));
            play(stage);
            stage.sellEverything();
            result = stage.result(seed);
        }
        result.print(out);
        if (report.isPresent()) {
            result.write(report.get());
        }
        return end(home, result, out);
    }

    private void play(Stage stage) throws IOException, InterruptedException {
        if (soak.isPresent()) {
            new Soak(stage).run(soak.get());
        } else if (copies > 1) {
            new Copies(stage, seed).run(copies, crashes);
        } else {
            new Crashes(stage).run(Plan.of(crashes, seed));
        }
    }

    private int end(Home home, Result result, PrintWriter out) throws IOException {
        if (result.isGood() && folder.isEmpty()) {
            home.delete();
        } else {
            say(out, "State and logs are in " + home.folder());
        }
        return result.isGood() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    private void check() {
        misuseIf(crashes < 1 || crashes > 100_000, "--crashes " + crashes + ": give 1 to 100000");
        misuseIf(copies < 1 || copies > 9, "--copies " + copies + ": give 1 to 9");
        misuseIf(speed < 1 || speed > 100, "--speed " + speed + ": give 1 to 100");
        misuseIf(soak.isPresent() && copies > 1, "--soak and --copies " + copies + ": give one of them");
        for (Path file : report.stream().toList()) {
            misuseIf(
                    Optional.ofNullable(file.toAbsolutePath().getParent())
                            .filter(Files::isDirectory)
                            .isEmpty(),
                    "--report " + file + ": there is no folder for it");
        }
        for (Path given : folder.stream().toList()) {
            misuseIf(
                    Home.isTaken(given),
                    "--folder " + given + ": it has the state of an earlier trial; delete it or give another");
        }
    }

    private void misuseIf(boolean wrong, String message) {
        if (wrong) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    /** Reads a length of time. */
    static final class Length implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            if (!text.matches("[1-9]\\d{0,3}[smh]")) {
                throw new TypeConversionException("'" + text + "' is no length of time; give 30s, 10m or 1h");
            }
            return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        }
    }
}
