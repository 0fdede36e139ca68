package dev.caravel.command;

import dev.caravel.route.Departure;
import dev.caravel.route.Metronome;
import dev.caravel.route.Questions;
import dev.caravel.route.Setup;
import dev.caravel.route.Trader;
import dev.caravel.route.lease.Claim;
import dev.caravel.route.lease.StandBy;
import dev.caravel.route.lease.Tenure;
import dev.caravel.route.observe.Observation;
import dev.caravel.route.observe.StandByPost;
import dev.caravel.settings.Settings;
import dev.caravel.settings.Surroundings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trades until it is stopped. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Trades until it is stopped (Ctrl-C or SIGTERM); what is under way is finished first.",
            "While it is not running it enforces no stop-loss (see caravel.stop.onexit).",
            "If another copy trades with the same state, this one stands by and takes over when that ends."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caravel run                                         on paper, in a generated market, in real time",
            "  caravel run --set caravel.quotes=kraken             on paper, in the real market, with no key",
            "  caravel run --set caravel.clock.speed=600           ten minutes of market time in a second",
            "  caravel control halt                                in another terminal: stop trading"
        })
public final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.start");

    @Mixin
    private final SettingsOptions options;

    public RunCommand(Surroundings surroundings) {
        options = new SettingsOptions(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = options.read();
        JsonLog.use(settings.inspection().log());
        try (ProcessEnd end = new ProcessEnd()) {
            StandBy standBy = new StandBy(
                    end::isWithin,
                    () -> StandByPost.at(
                            settings.inspection().address(), settings.trader().bot()));
            Optional<Tenure> granted = end.isWithin(Duration.ZERO) ? Optional.empty() : awaitFirst(standBy, settings);
            while (granted.isPresent()) {
                boolean goesOn = trade(settings, granted.get()) && !end.isWithin(Duration.ZERO);
                granted = goesOn ? awaitAgain(standBy, settings) : Optional.empty();
            }
            return ExitCode.DONE;
        }
    }

    private static Optional<Tenure> awaitFirst(StandBy standBy, Settings settings) {
        try (Claim claim = Claim.of(settings.whereabouts())) {
            return standBy.await(claim);
        }
    }

    private static Optional<Tenure> awaitAgain(StandBy standBy, Settings settings) {
        try (Claim claim = Claim.of(settings.whereabouts())) {
            return standBy.awaitAgain(claim);
        }
    }

    /** Whether it ended because another copy may trade; then everything is made anew, from what that one leaves. */
    private static boolean trade(Settings settings, Tenure granted) throws Exception {
        boolean played = Setup.isPlayed(settings);
        try (Tenure tenure = granted;
                Setup setup = Setup.of(settings, played ? Setup.Drive.CALLER : Setup.Drive.QUARTZ, tenure);
                Trader trader = new Trader(setup)) {
            tenure.whenLost(trader::end);
            setup.announce();
            Questions.of(setup, trader);
            Observation.of(setup, trader, InstantSource.system());
            if (tenure.takeOver().isPresent()) {
                trader.alongside(trader::watch, () -> {});
            }
            if (played) {
                Metronome metronome = new Metronome(setup, trader);
                trader.alongside(metronome::start, metronome::close);
            }
            Departure.of(setup, trader);
            trader.run();
            return tenure.isLost();
        } catch (Exception failed) {
            if (!ProcessEnd.isReasonOf(failed)) {
                throw failed;
            }
            LOG.info("told to end before it had started");
            return false;
        }
    }
}
