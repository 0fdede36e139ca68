package dev.caravel.command;

import dev.caravel.paper.Feed;
import dev.caravel.paper.PaperExchange;
import dev.caravel.route.Setup;
import dev.caravel.route.Trader;
import dev.caravel.route.lease.Claim;
import dev.caravel.route.lease.Tenure;
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
            "If another copy trades with the same state, that one runs the cycles and there is nothing to do.",
            "Exit code 0: done or nothing to do, 1: something failed (see the log), 2: wrong settings."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caravel once                                        on paper",
            "  caravel once --set caravel.quotes=kraken            on paper, in the real market, with no key",
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
        try (Claim claim = Claim.of(settings.whereabouts())) {
            Optional<Tenure> granted = claim.tryTake();
            if (granted.isEmpty()) {
                out.println("nothing to do: " + claim.inTheWay() + " and runs its cycles");
                out.flush();
                return ExitCode.DONE;
            }
            return runOnce(settings, granted.get(), out);
        }
    }

    private static int runOnce(Settings settings, Tenure granted, PrintWriter out) throws Exception {
        try (Tenure tenure = granted;
                Setup setup = Setup.of(settings, Setup.Drive.ONCE, tenure);
                Trader trader = new Trader(setup)) {
            trader.start();
            if (setup.exchange()
                    .flatMap(PaperExchange::feed)
                    .filter(Feed::isStale)
                    .isPresent()) {
                throw new CommandFailed("the real market at "
                        + settings.kraken().url() + " cannot be read (see the line above): nothing was done");
            }
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
