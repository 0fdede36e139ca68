package dev.caravel.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravel.doctor.Finding;
import dev.caravel.doctor.Finding.Status;
import dev.caravel.settings.Surroundings;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at everything that trading needs and says what is wrong. */
@Command(
        name = "doctor",
        description = {
            "Looks at settings, state, exchange, key and alerts, a line each: OK, WARN or FAIL and what to do.",
            "It asks the bot that is running. If none runs it asks Kraken itself and holds the bot's lock meanwhile,",
            "some seconds. It changes and orders nothing; with --publish it sends a test to everybody who is told.",
            "Exit code 0: no FAIL, 1: at least one, 2: wrong settings."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caravel doctor                                 before the first start, and whenever something is odd",
            "  caravel doctor --publish                       does an alert arrive?",
            "  caravel doctor --json                          for programs",
            "  caravel doctor --set caravel.bot=second        another bot"
        })
public final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final SettingsOptions options;

    @Option(names = "--json", description = "Print a JSON array of objects with check, status, text and remedy.")
    private boolean isJson;

    @Option(names = "--publish", description = "Send a message that says it is a test to every sink of caravel.alerts.")
    private boolean isPublishing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        options = new SettingsOptions(surroundings);
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Visit visit = new Visit(options, isPublishing, surroundings.clock());
        List<Finding> findings = visit.findings();
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            out.println(json(findings));
        } else {
            print(findings, spec.commandLine().getColorScheme().ansi(), out);
        }
        out.flush();
        if (visit.isMisconfigured()) {
            return ExitCode.MISUSED;
        }
        return count(findings, Status.FAIL) == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static String json(List<Finding> findings) throws JsonProcessingException {
        List<Map<String, String>> rows = findings.stream()
                .map(finding -> {
                    Map<String, String> row = new LinkedHashMap<>();
                    row.put("check", finding.check());
                    row.put("status", finding.status().name());
                    row.put("text", finding.text());
                    row.put("remedy", finding.remedy());
                    return row;
                })
                .toList();
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows);
    }

    private static void print(List<Finding> findings, Ansi ansi, PrintWriter out) {
        int width = findings.stream()
                .mapToInt(finding -> finding.check().length())
                .max()
                .orElse(1);
        for (Finding finding : findings) {
            // What others have written must not be taken for colours.
            out.println(ansi.string(colour(finding.status()))
                    + String.format(Locale.ROOT, "  %-" + width + "s  %s", finding.check(), finding.text()));
            if (!finding.remedy().isEmpty()) {
                out.println(" ".repeat("FAIL".length() + 2 + width + 2) + "-> " + finding.remedy());
            }
        }
        out.println();
        out.println(count(findings, Status.OK) + " OK, " + count(findings, Status.WARN) + " WARN, "
                + count(findings, Status.FAIL) + " FAIL");
    }

    private static String colour(Status status) {
        return switch (status) {
            case OK -> "@|green OK|@  ";
            case WARN -> "@|yellow WARN|@";
            case FAIL -> "@|bold,red FAIL|@";
        };
    }

    private static long count(List<Finding> findings, Status status) {
        return findings.stream().filter(finding -> finding.status() == status).count();
    }
}
