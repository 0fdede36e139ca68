package dev.caravel.command;

import dev.caravel.discretion.Mask;
import dev.caravel.paper.file.InvalidFile;
import dev.caravel.replay.RecordingException;
import dev.caravel.route.BrokenRoutes;
import dev.caravel.route.Secrecy;
import dev.caravel.settings.InvalidSettings;
import dev.caravel.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in one line each, and keeps stack traces in the log file. */
public final class Complaints implements IExecutionExceptionHandler, IParameterExceptionHandler {
    static final String LOG_FILE = "caravel.log";

    private final Path home;
    private final InstantSource clock;
    private final Mask mask = Secrecy.mask();

    /**
     * For one process.
     *
     * @param home the folder under which the log is written when the settings name no other
     */
    public Complaints(Path home, InstantSource clock) {
        this.home = home;
        this.clock = clock;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        int code = switch (failure) {
            case InvalidSettings invalid -> {
                invalid.problems().forEach(problem -> err.println("caravel: " + mask.over(problem.toString())));
                yield ExitCode.MISUSED;
            }
            case InvalidFile invalid -> {
                invalid.problems().forEach(problem -> err.println("caravel: " + mask.over(problem)));
                yield ExitCode.MISUSED;
            }
            case RecordingException _, BrokenRoutes _ -> {
                err.println("caravel: " + failure.getMessage());
                yield ExitCode.MISUSED;
            }
            case CommandFailed _, StoreException _ -> {
                err.println("caravel: " + mask.over(String.valueOf(failure.getMessage())));
                yield ExitCode.FAILED;
            }
            case Exception late
            when ProcessEnd.isReasonOf(late) -> {
                err.println("caravel: told to end before it was done");
                yield ExitCode.FAILED;
            }
            case Exception unexpected -> {
                err.println("caravel: " + mask.over(oneLine(unexpected)) + "; " + keep(unexpected, commandLine));
                yield ExitCode.FAILED;
            }
        };
        err.flush();
        return code;
    }

    private static String oneLine(Exception failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : name + ": " + message.replaceAll("\\R", " ");
    }

    /** Where the stack trace is now. */
    private String keep(Exception failure, CommandLine commandLine) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        Path log = data(commandLine).resolve(LOG_FILE);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            String entry = clock.instant() + " ERROR " + commandLine.getCommandName() + " " + trace;
            Files.writeString(log, mask.over(entry), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return "the stack trace is in " + log;
        } catch (IOException e) {
            return "the stack trace cannot be written to " + log;
        }
    }

    private Path data(CommandLine commandLine) {
        try {
            return mixins(commandLine)
                    .findFirst()
                    .map(options -> options.whereabouts().data())
                    .orElse(home.resolve("data"));
        } catch (InvalidSettings e) {
            return home.resolve("data");
        }
    }

    private static Stream<SettingsOptions> mixins(CommandLine commandLine) {
        return commandLine.getCommandSpec().mixins().values().stream()
                .map(CommandSpec::userObject)
                .filter(SettingsOptions.class::isInstance)
                .map(SettingsOptions.class::cast);
    }

    @Override
    public int handleParseException(ParameterException misuse, String[] arguments) {
        CommandLine commandLine = misuse.getCommandLine();
        List<String> suggestions =
                misuse instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String meant = suggestions.isEmpty() ? "" : "; did you mean " + suggestions.getFirst() + "?";
        String message = String.valueOf(misuse.getMessage()).replaceAll("\\R", " ");
        commandLine
                .getErr()
                .println("caravel: " + message + meant + "; see "
                        + commandLine.getCommandSpec().qualifiedName() + " --help");
        commandLine.getErr().flush();
        return ExitCode.MISUSED;
    }
}
