package dev.caravel.command;

import dev.caravel.route.Metronome;
import dev.caravel.route.Setup;
import dev.caravel.route.Trader;
import dev.caravel.route.observe.Observation;
import dev.caravel.settings.Settings;
import dev.caravel.settings.Surroundings;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trades until it is stopped. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Trades until it is stopped (Ctrl-C or SIGTERM); what is under way is finished first.",
            "While it is not running no stop-loss is enforced."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caravel run                                         on paper, in a generated market, in real time",
            "  caravel run --set caravel.clock.speed=600           ten minutes of market time in a second",
            "  caravel control halt                                in another terminal: stop trading"
        })
public final class RunCommand implements Callable<Integer> {
    @Mixin
    private final SettingsOptions options;

    public RunCommand(Surroundings surroundings) {
        options = new SettingsOptions(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = options.read();
        JsonLog.use(settings.inspection().log());
        boolean played = Setup.isPlayed(settings);
        try (Setup setup = Setup.of(settings, played ? Setup.Drive.CALLER : Setup.Drive.QUARTZ);
                Trader trader = new Trader(setup)) {
            setup.announce();
            Observation.of(setup, trader, InstantSource.system());
            if (played) {
                trader.alongside(new Metronome(setup, trader));
            }
            trader.run();
            return ExitCode.DONE;
        }
    }
}
