package dev.caravel.command;

import dev.caravel.route.lease.Claim;
import dev.caravel.route.lease.Tenure;
import dev.caravel.route.state.BotState;
import dev.caravel.settings.Surroundings;
import dev.caravel.settings.Whereabouts;
import dev.caravel.store.Backup;
import dev.caravel.store.Restoration;
import dev.caravel.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup into the state that the settings name. Only while no bot trades with it. */
@Command(
        name = "restore",
        description = {
            "Puts a backup into the state of the bot that the settings name, so that it holds that and nothing else.",
            "Refused while the bot is running. What happened after the backup is not in it: see 'caravel trades'."
        },
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  caravel restore caravel.json                               into an empty state",
            "  caravel restore caravel.json --replace                     in place of the one that is there",
            "  caravel restore caravel.json --set caravel.state=ssm       from files to AWS Parameter Store"
        })
public final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private final SettingsOptions settings;

    @Parameters(paramLabel = "FILE", description = "A file that 'caravel backup' wrote.")
    private Path file = Path.of("");

    @Option(names = "--replace", description = "Overwrite and delete what is there.")
    private boolean isReplacing;

    @Option(names = "--force", description = "Take the backup of another bot as this one's.")
    private boolean isForced;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public RestoreCommand(Surroundings surroundings) {
        settings = new SettingsOptions(surroundings);
    }

    @Override
    public Integer call() {
        Whereabouts bot = settings.whereabouts();
        Backup backup = Backup.read(file.toString(), text());
        if (!backup.bot().equals(bot.bot()) && !isForced) {
            throw new CommandFailed(file + " is of the bot " + backup.bot() + " and this is " + bot.bot()
                    + ": name that bot with --set caravel.bot=" + backup.bot() + ", or add --force");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Claim claim = Claim.of(bot);
                Tenure _ = claim.tryTake()
                        .orElseThrow(() -> new StoreException(claim.inTheWay() + ": stop it before you restore"));
                BotState state = BotState.of(bot, true)) {
            int restored = new Restoration(state.documents(), state.place()).restore(backup, isReplacing);
            out.println(state.place() + ": " + restored + " documents of " + backup.bot() + " as of " + backup.time());
        }
        out.flush();
        return ExitCode.DONE;
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailed("there is no file " + file + "; name one that 'caravel backup' wrote");
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be read: " + e.getMessage() + "; see that it is a text file");
        }
    }
}
