package dev.caravel.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravel.settings.Surroundings;
import dev.caravel.settings.Value;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows every setting, its value and who set it. Secrets are stars. */
@Command(
        name = "config",
        description = "Checks the settings and shows every value in effect and where it comes from.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  caravel config                                  everything, secrets as stars",
            "  caravel config --set caravel.positions.max=1    what would hold with this one set",
            "  CARAVEL_BOT=second caravel config --json        for programs"
        })
public final class ConfigCommand implements Callable<Integer> {
    private static final int WIDEST_COLUMN = 40;

    @Mixin
    private final SettingsOptions settings;

    @Option(names = "--json", description = "Print a JSON array of objects with key, value and source.")
    private boolean isJson;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public ConfigCommand(Surroundings surroundings) {
        settings = new SettingsOptions(surroundings);
    }

    @Override
    public Integer call() throws JsonProcessingException {
        List<Value> values = settings.read().values();
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            out.println(json(values));
        } else {
            table(values, out);
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static String json(List<Value> values) throws JsonProcessingException {
        List<Map<String, String>> rows = values.stream().map(ConfigCommand::row).toList();
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows);
    }

    private static Map<String, String> row(Value value) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("key", value.setting().key());
        row.put("value", value.shown());
        row.put("source", value.source().where());
        return row;
    }

    private static void table(List<Value> values, PrintWriter out) {
        List<Map<String, String>> rows = values.stream().map(ConfigCommand::row).toList();
        String form = "%-" + width(rows, "key") + "s  %-" + width(rows, "value") + "s  %s%n";
        out.printf(form, "KEY", "VALUE", "SOURCE");
        rows.forEach(row -> out.printf(form, row.values().toArray()));
    }

    private static int width(List<Map<String, String>> rows, String column) {
        return rows.stream()
                .mapToInt(row -> row.getOrDefault(column, "").length())
                .filter(width -> width <= WIDEST_COLUMN)
                .max()
                .orElse(1);
    }
}
