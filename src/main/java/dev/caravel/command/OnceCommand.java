package dev.caravel.command;

import dev.caravel.route.Setup;
import dev.caravel.route.Trader;
import dev.caravel.settings.Settings;
import dev.caravel.settings.Surroundings;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One watch, one cycle, one watch: for a schedule outside, such as cron. */
@Command(
        name = "once",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a watch, the cycle that is due, and a watch, and ends.",
            "The cycle is named by the last time of caravel.cycle.cron, so that starting it twice runs it once.",
            "Exit code 0: done, 1: something failed (see the log), 2: wrong settings."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caravel once                                        on paper",
            "  */20 * * * * /opt/caravel/caravel once              from cron"
        })
public final class OnceCommand implements Callable<Integer> {
    @Mixin
    private final SettingsOptions options;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public OnceCommand(Surroundings surroundings) {
        options = new SettingsOptions(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = options.read();
        JsonLog.use(settings.inspection().log());
        PrintWriter out = spec.commandLine().getOut();
        try (Setup setup = Setup.of(settings, Setup.Drive.ONCE);
                Trader trader = new Trader(setup)) {
            trader.start();
            Instant now = setup.clock().instant();
            Instant due = settings.schedule().cycle().last(now).orElse(now);
            for (Runnable run : new Runnable[] {trader::watch, () -> trader.cycle(due), trader::watch}) {
                run.run();
                Optional<String> failure = trader.failure();
                if (failure.isPresent()) {
                    throw new CommandFailed(failure.get());
                }
            }
            out.println("cycle " + due + ": " + trader.book().positions().size() + " positions, "
                    + trader.book().trades().size() + " trades, net "
                    + trader.book().realised().rounded(2) + " $");
            out.flush();
            return ExitCode.DONE;
        }
    }
}
