package dev.caravel.command;

import dev.caravel.settings.ManagementAddress;
import dev.caravel.settings.Surroundings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks a bot that runs how it is. */
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        description = {
            "Asks the bot that runs on this machine how it is, and says it in one line.",
            "Exit code 0: it is well, 1: it is not, or nobody answers, 2: wrong settings."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caravel health                                      does it trade as it should?",
            "  caravel health --live                               or is it stuck and to be started anew?",
            "  caravel health --set caravel.management.port=9877   another bot"
        })
public final class HealthCommand implements Callable<Integer> {
    @Mixin
    private final SettingsOptions options;

    @Option(names = "--live", description = "Ask only whether it runs and its desk is not stuck.")
    private boolean isLiveOnly;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public HealthCommand(Surroundings surroundings) {
        options = new SettingsOptions(surroundings);
    }

    @Override
    public Integer call() {
        ManagementAddress address = options.managementAddress()
                .orElseThrow(() -> new CommandFailed("caravel.management.port=off: the bot serves nothing to ask"));
        if (address.port() == 0) {
            throw new CommandFailed(
                    "caravel.management.port=0 took any free port: name the one that the bot's log says,"
                            + " --set caravel.management.port=…");
        }
        HealthQuestion.Reply reply =
                new HealthQuestion(address.fromHere(), address.port()).ask(isLiveOnly ? "live" : "ready");
        PrintWriter out = spec.commandLine().getOut();
        out.println(reply.line());
        out.flush();
        return reply.isUp() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
