package dev.caravel.command;

import dev.caravel.route.state.BotState;
import dev.caravel.settings.InvalidSettings;
import dev.caravel.settings.ManagementAddress;
import dev.caravel.settings.Settings;
import dev.caravel.settings.Surroundings;
import dev.caravel.settings.Whereabouts;
import dev.caravel.store.Journal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that every command has: help, and where the settings come from. Filled by picocli, then only read. */
public final class SettingsOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Read this file in place of application.properties in Caravel's own folder.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set one setting; stronger than any file and the environment. Can be repeated.")
    private List<String> assignments = new ArrayList<>();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and do nothing.")
    @SuppressWarnings("UnusedVariable") // picocli itself acts on it
    private boolean isHelpWanted;

    private final Surroundings surroundings;

    public SettingsOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * The settings in effect.
     *
     * @throws InvalidSettings with everything that is wrong
     */
    public Settings read() {
        return read(List.of());
    }

    /** The same, with what a command sets by itself; {@code --set} is stronger. */
    Settings read(List<String> ofCommand) {
        List<String> all = new ArrayList<>(ofCommand);
        all.addAll(assignments);
        return Settings.read(surroundings, config, all);
    }

    /**
     * Where the bot keeps its data: also where the secrets are missing.
     *
     * @throws InvalidSettings if even this cannot be said
     */
    public Whereabouts whereabouts() {
        return Whereabouts.find(surroundings, config, assignments);
    }

    /**
     * Where the bot serves health and metrics: also where the secrets are missing.
     *
     * @throws InvalidSettings if even this cannot be said
     */
    Optional<ManagementAddress> managementAddress() {
        return ManagementAddress.find(surroundings, config, assignments);
    }

    /** The folder of the bot's journal: also where the secrets are missing. */
    Path journalFolder() {
        return Journal.folder(BotState.folder(whereabouts()));
    }
}
