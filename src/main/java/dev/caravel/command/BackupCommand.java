package dev.caravel.command;

import dev.caravel.route.state.BotState;
import dev.caravel.settings.Surroundings;
import dev.caravel.settings.Whereabouts;
import dev.caravel.store.Backup;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the whole state of a bot into one file. Reads only: it works whether the bot is running or not. */
@Command(
        name = "backup",
        description = {
            "Writes all documents of the bot into one file, which 'caravel restore' puts back: on another",
            "machine, or into another kind of state. Secrets, the journal and the paper account are not in it."
        },
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  caravel backup                                 into caravel-2026-01-31T12-00-00Z.json, here",
            "  caravel backup /safe/caravel.json              into that file, which must not be there",
            "  caravel backup - | gzip > caravel.json.gz      to the standard output"
        })
public final class BackupCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final SettingsOptions settings;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file to write, or - for the standard output.")
    private Optional<String> file = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public BackupCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        settings = new SettingsOptions(surroundings);
    }

    @Override
    public Integer call() {
        Whereabouts bot = settings.whereabouts();
        PrintWriter out = spec.commandLine().getOut();
        try (BotState state = BotState.of(bot, false)) {
            Backup backup = Backup.of(
                    bot.bot(), surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS), state.documents());
            if (backup.documents().isEmpty()) {
                throw new CommandFailed(
                        state.place() + " holds nothing to be backed up; see caravel.bot and caravel.state");
            }
            if (file.filter("-"::equals).isPresent()) {
                out.print(backup.text());
            } else {
                Path written = write(backup);
                out.println(written + ": " + backup.documents().size() + " documents of " + bot.bot() + " from "
                        + state.place());
            }
        }
        out.flush();
        return ExitCode.DONE;
    }

    private Path write(Backup backup) {
        Path target = Path.of(
                file.orElse(backup.bot() + "-" + backup.time().toString().replace(':', '-') + ".json"));
        try {
            Files.writeString(target, backup.text(), StandardOpenOption.CREATE_NEW);
            return target;
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailed(target + " is there already; name another file");
        } catch (IOException e) {
            throw new CommandFailed(target + " cannot be written: " + e.getMessage() + "; name another file");
        }
    }
}
