package dev.caravel.command;

import dev.caravel.market.Coin;
import dev.caravel.settings.Surroundings;
import dev.caravel.store.JournalEntry.Run;
import dev.caravel.store.JournalReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Says why a coin was or was not bought. Reads the decision journal only: it works whether a bot is running or not. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what was decided about every coin in the newest cycle, best score first, and why;",
            "with COIN that coin in detail, with its last decisions and order calls."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caravel explain                                    the newest cycle",
            "  caravel explain BTC                                why BTC was or was not bought, and before that",
            "  caravel explain --cycle 2026-01-31T12:20:00Z       one cycle by its time",
            "  caravel explain ETH --set caravel.bot=demo         what the demo thought of ETH"
        })
public final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private final SettingsOptions settings;

    @Parameters(
            arity = "0..1",
            paramLabel = "COIN",
            description = "A symbol, such as BTC.",
            converter = CoinSymbol.class)
    private Optional<Coin> coin = Optional.empty();

    @Option(names = "--cycle", paramLabel = "T", description = "The cycle of this time, such as 2026-01-31T12:20:00Z.")
    private Optional<Instant> cycle = Optional.empty();

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "How many decisions and order calls of the coin to show (default: 10).")
    private int last = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public ExplainCommand(Surroundings surroundings) {
        settings = new SettingsOptions(surroundings);
    }

    @Override
    public Integer call() {
        Path folder = settings.journalFolder();
        PrintWriter out = spec.commandLine().getOut();
        out.println(explanation(new JournalReader(folder)).orElseGet(() -> nothing(folder)));
        out.flush();
        return ExitCode.DONE;
    }

    private Optional<String> explanation(JournalReader journal) {
        if (coin.isEmpty()) {
            return journal.cycle(cycle).map(Explanation::ofAllCoins);
        }
        Coin wanted = coin.get();
        List<Run> runs = cycle.isEmpty()
                ? journal.about(wanted, Math.max(1, last))
                : journal.cycle(cycle).stream()
                        .filter(run -> Explanation.isAbout(run, wanted))
                        .toList();
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(Explanation.ofOneCoin(
                        wanted, runs, cycle.isEmpty() ? journal.calls(wanted, Math.max(0, last)) : List.of()));
    }

    private String nothing(Path folder) {
        String what = coin.map(wanted -> "about " + wanted + " ").orElse("");
        String when = cycle.map(time -> "in a cycle of " + time + " ").orElse("");
        return "Nothing was decided " + what + when + "that is still kept in " + folder
                + ". Decisions come with the first cycle: caravel run, or caravel demo and then"
                + " caravel explain --set caravel.bot=demo";
    }

    /** Reads a coin in either case. */
    static final class CoinSymbol implements ITypeConverter<Coin> {
        @Override
        public Coin convert(String symbol) {
            try {
                return new Coin(symbol.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
