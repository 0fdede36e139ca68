package dev.caravel.command;

import dev.caravel.market.Money;
import dev.caravel.replay.Schedule;
import dev.caravel.replay.VirtualClock;
import dev.caravel.route.BotFolder;
import dev.caravel.route.Playable;
import dev.caravel.route.Setup;
import dev.caravel.route.Trader;
import dev.caravel.settings.Settings;
import dev.caravel.settings.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Plays a market through the real routes on a virtual clock, with paper money, and says what came of it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Plays a market through the real routes, against the paper exchange over HTTP, as fast as it goes.",
            "Needs no key and no network. Each demo starts anew; its state is kept in data/demo, so that",
            "'caravel trades --set caravel.bot=demo' and 'caravel explain --set caravel.bot=demo' can look into it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caravel demo                                    seven days of a generated market",
            "  caravel demo --days 30 --seed 7                 another market, longer",
            "  caravel demo --market candles/ --days 10        recorded candles: candles/BTC.csv, ETH.csv.gz ...",
            "  caravel demo --market candles/ --from 2021-05-15T00:00:00Z --to 2021-05-25T00:00:00Z",
            "  caravel demo --report report.json               the figures for programs",
            "  caravel demo --set caravel.positions.max=1      any setting can be tried"
        })
public final class DemoCommand implements Callable<Integer> {
    private static final Duration WATCH = Duration.ofMinutes(5);
    private static final int MOST_DAYS = 3650;

    @Mixin
    private final SettingsOptions options;

    @Option(names = "--days", paramLabel = "N", description = "How many days to play (default: 7).")
    private int days = 7;

    @Option(
            names = "--from",
            paramLabel = "T",
            converter = Time.class,
            description = "First moment, such as 2026-01-01T00:00:00Z.")
    private Optional<Instant> from = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "T",
            converter = Time.class,
            description = "Last moment; stronger than --days.")
    private Optional<Instant> to = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Which generated market (default: caravel.replay.seed).")
    private Optional<Integer> seed = Optional.empty();

    @Option(
            names = "--market",
            paramLabel = "DIR",
            description = "A folder of recorded candles in place of a generated market.")
    private Optional<Path> market = Optional.empty();

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures as JSON, too.")
    private Optional<Path> report = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public DemoCommand(Surroundings surroundings) {
        options = new SettingsOptions(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = options.read(overrides());
        PrintWriter out = spec.commandLine().getOut();
        long began = System.nanoTime();
        Playable market = Playable.of(settings);
        Instant start = market.start();
        Instant end = end(market);
        checkReport();
        BotFolder.forget(settings);
        LogFile.use(settings.trader().data().resolve("demo.log"));
        VirtualClock clock = new VirtualClock(start);
        try (Setup setup = Setup.on(settings, clock, Setup.Drive.CALLER, false);
                Trader trader = new Trader(setup)) {
            out.println("Caravel plays " + setup.market() + " until " + end + " with paper money.");
            setup.remarks().forEach(remark -> out.println("  note: " + remark));
            out.flush();
            trader.start();
            PlayedDays played = new PlayedDays(trader, clock, out);
            played.play(new Schedule(settings.schedule().cycle()::next, WATCH, start, end));
            return finish(trader, played, settings.paper().cash(), Duration.ofNanos(System.nanoTime() - began), out);
        }
    }

    private Instant end(Playable playable) {
        if (days < 1 || days > MOST_DAYS) {
            throw misuse("--days " + days + ": give 1 to " + MOST_DAYS);
        }
        Instant start = playable.start();
        Instant end = to.orElseGet(() -> start.plus(Duration.ofDays(days)));
        if (!end.isAfter(start)) {
            throw misuse(
                    "the demo would begin at " + start + " and end at " + end + ", not later; mend --from or --to");
        }
        playable.end()
                .filter(last -> start.isBefore(playable.first()) || end.isAfter(last))
                .ifPresent(last -> {
                    throw misuse("the demo would play " + start + " to " + end + ", but the candles are of "
                            + playable.first() + " to " + last + "; mend --from, --to or --days");
                });
        return end;
    }

    /** Before the demo, which may take long, and not when it is over. */
    private void checkReport() {
        report.ifPresent(file -> {
            Path folder = file.toAbsolutePath().getParent();
            if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
                throw misuse("--report " + file + ": cannot be written; name a file in a folder that is there");
            }
        });
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private int finish(Trader trader, PlayedDays played, Money start, Duration wall, PrintWriter out)
            throws IOException {
        DemoReport figures = new DemoReport(trader, played, trader.odds(), start, wall);
        figures.print(out);
        if (report.isPresent()) {
            figures.write(report.get());
        }
        return figures.isGood() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private List<String> overrides() {
        List<String> all = new ArrayList<>(List.of(
                "caravel.bot=demo",
                "caravel.exchange=paper",
                "caravel.quotes=replay",
                "caravel.state=file",
                "caravel.clock.speed=1",
                "caravel.paper.port=0"));
        seed.ifPresent(number -> all.add("caravel.replay.seed=" + number));
        market.ifPresent(folder -> all.add("caravel.replay.market=" + folder.toAbsolutePath()));
        from.ifPresent(time -> all.add("caravel.replay.start=" + time));
        return all;
    }

    /** Reads a moment. */
    static final class Time implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("'" + text + "' is no UTC time like 2026-01-01T00:00:00Z");
            }
        }
    }
}
