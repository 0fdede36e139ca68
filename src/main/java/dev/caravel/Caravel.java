package dev.caravel;

import dev.caravel.command.BackupCommand;
import dev.caravel.command.Complaints;
import dev.caravel.command.ConfigCommand;
import dev.caravel.command.ControlCommand;
import dev.caravel.command.DemoCommand;
import dev.caravel.command.DoctorCommand;
import dev.caravel.command.ExplainCommand;
import dev.caravel.command.HawtioCommand;
import dev.caravel.command.HealthCommand;
import dev.caravel.command.OnceCommand;
import dev.caravel.command.PaperExchangeCommand;
import dev.caravel.command.QuartzCron;
import dev.caravel.command.RecoverCommand;
import dev.caravel.command.RestoreCommand;
import dev.caravel.command.RunCommand;
import dev.caravel.command.TradesCommand;
import dev.caravel.command.chaos.ChaosCommand;
import dev.caravel.route.state.ParameterSecrets;
import dev.caravel.settings.Surroundings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The entry point: reads the command line and runs the command that it names. */
@Command(
        name = "caravel",
        description = "Trades crypto on Kraken unattended. With nothing set it trades on paper.",
        mixinStandardHelpOptions = true,
        versionProvider = Caravel.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%n",
        footer = {
            "Each command explains itself: caravel config --help",
            "Exit codes: 0 done, 1 failed, 2 called or configured wrongly."
        })
public final class Caravel implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Caravel() {}

    /** The command line with all commands, for a program that was started in these surroundings. */
    public static CommandLine commandLine(Surroundings surroundings) {
        Complaints complaints = new Complaints(surroundings.home(), surroundings.clock());
        return new CommandLine(new Caravel())
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new RunCommand(surroundings))
                .addSubcommand(new OnceCommand(surroundings))
                .addSubcommand(new HealthCommand(surroundings))
                .addSubcommand(new HawtioCommand(surroundings))
                .addSubcommand(new ConfigCommand(surroundings))
                .addSubcommand(new DoctorCommand(surroundings))
                .addSubcommand(new ControlCommand(surroundings))
                .addSubcommand(new RecoverCommand(surroundings))
                .addSubcommand(new TradesCommand(surroundings))
                .addSubcommand(new ExplainCommand(surroundings))
                .addSubcommand(new BackupCommand(surroundings))
                .addSubcommand(new RestoreCommand(surroundings))
                .addSubcommand(new PaperExchangeCommand(surroundings))
                .addSubcommand(new ChaosCommand())
                .setExpandAtFiles(false)
                .setUsageHelpWidth(100)
                .setExecutionExceptionHandler(complaints)
                .setParameterExceptionHandler(complaints);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    public static void main(String[] arguments) {
        Properties properties = System.getProperties();
        Surroundings surroundings = new Surroundings(
                Path.of(properties.getProperty("caravel.home", "")).toAbsolutePath(),
                System.getenv(),
                properties.stringPropertyNames().stream()
                        .collect(Collectors.toMap(Function.identity(), properties::getProperty)),
                InstantSource.system(),
                new QuartzCron(),
                new ParameterSecrets());
        System.exit(commandLine(surroundings).execute(arguments));
    }

    /** The version that the jar was built as. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String built = Caravel.class.getPackage().getImplementationVersion();
            return new String[] {"caravel " + Optional.ofNullable(built).orElse("(not built as a jar)")};
        }
    }
}
