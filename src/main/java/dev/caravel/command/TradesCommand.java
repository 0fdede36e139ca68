package dev.caravel.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravel.book.Book;
import dev.caravel.market.Money;
import dev.caravel.route.state.BotState;
import dev.caravel.settings.Surroundings;
import dev.caravel.store.Documents;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the closed trades and what they came to. Reads the state only: it works whether a bot is running or not. */
@Command(
        name = "trades",
        mixinStandardHelpOptions = true,
        description = "Shows the closed trades, net of all fees, and how they did together.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  caravel trades                             the last 20",
            "  caravel trades --last 500 --json           for programs",
            "  caravel trades --csv --year 2026 > tax.csv for the tax adviser",
            "  caravel trades --set caravel.bot=demo      those of the demo"
        })
public final class TradesCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final SettingsOptions settings;

    @Option(names = "--last", paramLabel = "N", description = "How many trades to show (default: 20).")
    private int last = 20;

    @Option(names = "--json", description = "Print JSON: the trades and how all of them did.")
    private boolean isJson;

    @Option(
            names = "--csv",
            description =
                    "Print every trade as CSV for the tax adviser: a row for each disposal, with its cost, proceeds"
                            + " and fees.")
    private boolean isCsv;

    @Option(
            names = "--year",
            paramLabel = "YEAR",
            description = "With --csv: only what was disposed of in this year (UTC).")
    private Optional<Integer> year = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public TradesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        settings = new SettingsOptions(surroundings);
    }

    @Override
    public Integer call() throws JsonProcessingException {
        try (BotState state = BotState.of(settings.whereabouts(), false)) {
            show(state);
        }
        return ExitCode.DONE;
    }

    private void show(BotState state) throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (isJson && isCsv) {
            throw new ParameterException(spec.commandLine(), "--csv and --json cannot both be given");
        }
        if (year.isPresent() && !isCsv) {
            throw new ParameterException(spec.commandLine(), "--year is for --csv only");
        }
        Book book = new Documents(err::println).load(state.documents().all(), Money.ZERO);
        TradeReport report =
                new TradeReport(book, Math.max(0, last), surroundings.clock().instant());
        if (isCsv) {
            TradeCsv.print(book.trades(), year, out);
        } else if (isJson) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report.json()));
        } else if (book.trades().isEmpty()) {
            out.println("No trade has been closed yet in " + state.place() + "; open: " + report.open()
                    + ". See why not: caravel explain");
        } else {
            report.print(out);
        }
        out.flush();
    }
}
