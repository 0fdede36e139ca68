package dev.caravel.command;

import dev.caravel.paper.Directory;
import dev.caravel.paper.PaperJournal;
import dev.caravel.paper.PaperSetup;
import dev.caravel.paper.fault.FaultFile;
import dev.caravel.paper.fault.Faults;
import dev.caravel.paper.fault.FaultyExchange;
import dev.caravel.paper.front.KeyTerms;
import dev.caravel.paper.server.PaperServer;
import dev.caravel.route.StandaloneExchange;
import dev.caravel.settings.Settings;
import dev.caravel.settings.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The paper exchange as a server of its own, for Kraken clients of any language. */
@Command(
        name = "paper-exchange",
        mixinStandardHelpOptions = true,
        description = {
            "Serves the paper exchange for any Kraken client: take its URL in place of https://api.kraken.com.",
            "It trades paper money in a generated, a recorded or Kraken's real market, until it is stopped."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caravel paper-exchange                                     one account, its key is printed",
            "  caravel paper-exchange --market live --state exchange/     real prices, and it goes on where it stopped",
            "  caravel paper-exchange --market candles/ --speed 60        recorded candles, a minute in a second",
            "  caravel paper-exchange --faults faults.yaml                with what goes wrong at an exchange",
            "  caravel paper-exchange --account me:c2VjcmV0:USD=5000,BTC=1    an account with a given key and secret"
        })
public final class PaperExchangeCommand implements Callable<Integer> {
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    @Mixin
    private final SettingsOptions options;

    @Option(names = "--host", paramLabel = "HOST", description = "The address to listen on (default: 127.0.0.1).")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "N", description = "The port (default: 8500); 0 takes any free one.")
    private int port = 8500;

    @Option(
            names = "--market",
            paramLabel = "M",
            description = "generated (default), live, or a folder of recorded candles.")
    private String market = "generated";

    @Option(names = "--speed", paramLabel = "N", description = "Seconds of a played market in one second (default: 1).")
    private double speed = 1;

    @Mixin
    private final ExchangeAccounts accounts = new ExchangeAccounts();

    @Mixin
    private final ExchangeLimits limits = new ExchangeLimits();

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Keep the exchange in this folder and go on with it; without it all ends with the program.")
    private Optional<Path> state = Optional.empty();

    @Option(
            names = "--faults",
            paramLabel = "FILE",
            description = "What goes wrong, and when (docs/paper-exchange.md).")
    private Optional<Path> faults = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Of the generated market, the ids and the faults.")
    private Optional<Integer> seed = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public PaperExchangeCommand(Surroundings surroundings) {
        options = new SettingsOptions(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        check();
        Settings settings = options.read(overrides());
        JsonLog.use(settings.inspection().log());
        List<PaperSetup.Account> all = accounts.all(settings);
        Faults schedule = schedule(settings, all);
        checkPlace();
        try (ProcessEnd end = new ProcessEnd();
                StandaloneExchange open = open(settings, all)) {
            limits.tier().ifPresent(open.exchange()::limit);
            FaultyExchange faulty = new FaultyExchange(open.exchange(), schedule, open.clock());
            try (PaperServer server = serve(faulty)) {
                boolean isKnown = open.start();
                announce(server, open, all, settings);
                if (!isKnown) {
                    say("  note: the market cannot be read yet (see the log); until then the exchange is in"
                            + " maintenance");
                }
                boolean unused = end.isWithin(FOR_EVER);
            }
            say("ended" + happened(faulty.faults()));
        }
        return ExitCode.DONE;
    }

    private void check() {
        if (port < 0 || port > 65_535) {
            throw misuse("--port " + port + ": give 0 to 65535");
        }
        if (!(speed > 0 && speed <= 100_000)) {
            throw misuse("--speed " + speed + ": give a number over 0, and 100000 at most");
        }
        if (market.equals("live") && speed != 1) {
            throw misuse("--speed " + speed + ": a live market is as fast as it is; leave it out");
        }
    }

    /** Before a state is begun that nobody could reach. */
    private void checkPlace() {
        try {
            new ServerSocket(port, 1, InetAddress.getByName(host)).close();
        } catch (IOException taken) {
            throw unreachable("port " + port + " of " + host + " cannot be had (" + taken.getMessage() + ")");
        }
    }

    private ParameterException unreachable(@Nullable String why) {
        return misuse("--port " + port + ": " + why + "; give another one, or 0 for any");
    }

    private List<String> overrides() {
        boolean isLive = market.equals("live");
        List<String> all = new ArrayList<>(List.of(
                "caravel.exchange=paper",
                "caravel.quotes=" + (isLive ? "kraken" : "replay"),
                "caravel.state=file",
                "caravel.alerts=log",
                "caravel.clock.speed=1"));
        if (!isLive) {
            boolean isGenerated = market.equals("generated");
            all.add("caravel.replay.market="
                    + (isGenerated ? market : Path.of(market).toAbsolutePath()));
        }
        seed.ifPresent(number -> all.add("caravel.replay.seed=" + number));
        return all;
    }

    private StandaloneExchange open(Settings settings, List<PaperSetup.Account> all) {
        PaperJournal journal = journal();
        try {
            return StandaloneExchange.open(settings, all, limits.mostOpen(), speed, journal);
        } catch (RuntimeException unusable) {
            journal.close();
            throw unusable instanceof IllegalStateException ? misuse(unusable.getMessage()) : unusable;
        }
    }

    private PaperJournal journal() {
        try {
            return state.map(folder -> PaperJournal.in(folder.resolve("exchange.jsonl"), true))
                    .orElseGet(PaperJournal::none);
        } catch (IllegalStateException unusable) {
            throw misuse("--state: " + unusable.getMessage());
        }
    }

    private Faults schedule(Settings settings, List<PaperSetup.Account> all) {
        Directory exchange = Directory.of(all, settings.trader().whitelist());
        return faults.map(file -> FaultFile.read(file, settings.replay().seed(), exchange))
                .orElseGet(Faults::none);
    }

    private PaperServer serve(FaultyExchange exchange) {
        try {
            return PaperServer.start(exchange, limits.publicCalls(), host, port);
        } catch (IllegalStateException taken) {
            throw unreachable(taken.getMessage());
        }
    }

    private void announce(
            PaperServer server, StandaloneExchange open, List<PaperSetup.Account> all, Settings settings) {
        say("Paper exchange at " + server.url() + ", in place of https://api.kraken.com");
        say("  market: " + open.market());
        open.remarks().forEach(remark -> say("  note: " + remark));
        all.forEach(account -> say("  account: " + account + ", " + keys(account)));
        if (all.equals(List.of(StandaloneExchange.usualAccount(settings)))) {
            say("  secret: " + all.getFirst().keys().getFirst().secret());
        }
        faults.ifPresent(file -> say("  faults: " + file));
        say(state.map(folder -> "  state: " + folder).orElse("  state: none is kept (--state DIR)"));
    }

    private static String keys(PaperSetup.Account account) {
        return account.keys().stream().map(KeyTerms::key).collect(Collectors.joining(", ", "key ", ""));
    }

    private static String happened(Faults faults) {
        Map<String, Long> all = faults.happened();
        return all.isEmpty()
                ? ""
                : all.entrySet().stream()
                        .map(fault -> fault.getKey() + ' ' + fault.getValue())
                        .collect(Collectors.joining(", ", "; faults: ", ""));
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private ParameterException misuse(@Nullable String message) {
        return new ParameterException(spec.commandLine(), String.valueOf(message));
    }
}
