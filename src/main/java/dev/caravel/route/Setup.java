package dev.caravel.route;

import dev.caravel.discretion.Mask;
import dev.caravel.kraken.KrakenKey;
import dev.caravel.paper.PaperExchange;
import dev.caravel.paper.PaperJournal;
import dev.caravel.replay.PacedClock;
import dev.caravel.replay.VirtualClock;
import dev.caravel.route.alert.Sink;
import dev.caravel.route.lease.Claim;
import dev.caravel.route.lease.Tenure;
import dev.caravel.route.state.BotState;
import dev.caravel.settings.Exchange;
import dev.caravel.settings.KrakenSettings;
import dev.caravel.settings.Live;
import dev.caravel.settings.QuoteSource;
import dev.caravel.settings.Settings;
import dev.caravel.settings.TraderSettings;
import dev.caravel.store.Journal;
import dev.caravel.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a run works with: the settings, the clock, the state that it holds alone, and on paper the exchange. Made before Camel, closed
 * after it.
 */
public final class Setup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.start");

    private final Settings settings;
    private final InstantSource clock;
    private final Tenure tenure;
    private final BotState state;
    private final Journal journal;
    private final Optional<PaperWorld> paper;
    private final Wiring wiring;
    private final boolean isQuartz;

    private Setup(
            Settings settings,
            InstantSource clock,
            Tenure tenure,
            BotState state,
            Journal journal,
            Optional<PaperWorld> paper,
            Wiring wiring,
            boolean isQuartz) {
        this.settings = settings;
        this.clock = clock;
        this.tenure = tenure;
        this.state = state;
        this.journal = journal;
        this.paper = paper;
        this.wiring = wiring;
        this.isQuartz = isQuartz;
    }

    /** How a run is driven. */
    public enum Drive {
        /** By Quartz, in real time. */
        QUARTZ,
        /** By the caller, along the schedule. */
        CALLER,
        /** By the caller, once: there is no next cycle. */
        ONCE,
        /** By nobody: somebody only looks. Nothing is begun: not the state of a new bot, nor a new paper account. */
        NOBODY
    }

    /**
     * On the clock that the settings ask for: the real one, or a played one that goes on where the paper exchange stopped and that
     * somebody has to move.
     *
     * @param tenure the right to trade, which is given back at the end
     * @throws StoreException if the state cannot be used
     */
    public static Setup of(Settings settings, Drive drive, Tenure tenure) {
        Optional<PacedClock> paced = Trial.clock();
        if (paced.isPresent()) {
            Trial.mustStayHere(settings);
            return on(settings, paced.get(), drive, true, tenure);
        }
        if (!isPlayed(settings)) {
            return on(settings, InstantSource.system(), drive, true, tenure);
        }
        Instant start;
        try (PaperJournal journal = BotFolder.paperJournal(settings, drive != Drive.NOBODY, true)) {
            start = journal.lastTime().orElseGet(() -> Playable.of(settings).start());
        }
        // Nobody moves the clock of a single run: it plays the next cycle.
        Instant now =
                drive == Drive.ONCE ? settings.schedule().cycle().next(start).orElse(start) : start;
        return on(settings, new VirtualClock(now), drive, true, tenure);
    }

    /** Whether market time is not real time: a recording, or a market that is played faster. */
    public static boolean isPlayed(Settings settings) {
        return Trial.clock().isPresent()
                || (settings.trader().exchange() == Exchange.PAPER
                        && settings.trader().quotes() == QuoteSource.REPLAY
                        && (settings.schedule().clockSpeed() != 1
                                || settings.replay().folder().isPresent()));
    }

    /**
     * The same if no other copy trades.
     *
     * @throws StoreException if one does
     */
    public static Setup of(Settings settings, Drive drive) {
        return Claim.of(settings.whereabouts()).alone(tenure -> of(settings, drive, tenure));
    }

    /**
     * On a given clock.
     *
     * @param durable whether what is saved survives a crash of the machine
     * @throws StoreException if another copy trades with this state
     */
    public static Setup on(Settings settings, InstantSource clock, Drive drive, boolean durable) {
        return Claim.of(settings.whereabouts()).alone(tenure -> on(settings, clock, drive, durable, tenure));
    }

    static Setup on(Settings settings, InstantSource clock, Drive drive, boolean durable, Tenure tenure) {
        Sink.check(settings);
        TraderSettings trader = settings.trader();
        BotState state = BotState.of(settings.whereabouts(), durable);
        BotFolder.belongTo(settings, state, drive != Drive.NOBODY);
        BotFolder.holdNothingWhileValidating(settings, state);
        Journal journal = new Journal(
                Journal.folder(BotFolder.of(settings)),
                new Journal.Bounds(settings.journal().age(), settings.journal().bytes()),
                durable);
        Optional<PaperWorld> paper = trader.exchange() == Exchange.PAPER
                ? Optional.of(PaperWorld.open(
                        settings, clock, BotFolder.paperJournal(settings, drive != Drive.NOBODY, durable)))
                : Optional.empty();
        KrakenKey key = paper.map(PaperWorld::key).orElseGet(() -> key(settings.kraken()));
        Wiring wiring = new Wiring(
                settings,
                clock,
                key,
                state,
                journal,
                tenure.end(clock instanceof VirtualClock),
                tenure.news(clock.instant()),
                drive != Drive.ONCE);
        KrakenQuotes.of(settings, BotFolder.of(settings), clock)
                .ifPresent(quotes -> wiring.with("krakenQuotes", quotes));
        paper.ifPresent(world -> world.bind(wiring, trader.whitelist(), clock));
        CoinMarketCapLine.of(settings, BotFolder.of(settings), clock)
                .ifPresent(line -> wiring.with("coinMarketCap", line));
        return new Setup(settings, clock, tenure, state, journal, paper, wiring, drive == Drive.QUARTZ);
    }

    private static KrakenKey key(KrakenSettings kraken) {
        KrakenSettings.Credentials credentials = kraken.credentials().orElseThrow();
        return new KrakenKey(credentials.key().plain(), credentials.secret().plain());
    }

    /** What Camel is told, and all that stands in place of {@code {{…}}} in the routes. */
    Map<String, String> properties() {
        Map<String, String> all = Safeguards.over(settings.camel(), settings.kraken());
        all.putAll(Placeholders.of(settings, isQuartz, paper));
        all.putAll(Safeguards.timeouts(settings.kraken(), clock));
        return all;
    }

    public Settings settings() {
        return settings;
    }

    public InstantSource clock() {
        return clock;
    }

    /** How long a stretch of that clock's time is in real time. */
    Duration real(Duration time) {
        return Pace.real(clock, time);
    }

    Wiring wiring() {
        return wiring;
    }

    /** Over everything that nobody must see. */
    public Mask mask() {
        return wiring.mask();
    }

    /** Whether Quartz starts cycles and watches, in real time. */
    public boolean isDrivenByQuartz() {
        return isQuartz;
    }

    /** The market that is played or followed, in one line. */
    public String market() {
        return paper.map(PaperWorld::description).orElse("Kraken");
    }

    /** Says in the log what is about to run, and what its owner must know. */
    public void announce() {
        TraderSettings trader = settings.trader();
        LOG.info(
                "bot={} exchange={} quotes={} market=\"{}\" cycle=\"{}\" watch={} state={}",
                trader.bot(),
                trader.exchange().name().toLowerCase(Locale.ROOT),
                trader.quotes().name().toLowerCase(Locale.ROOT),
                market(),
                settings.schedule().cron(),
                settings.schedule().watch().map(Duration::toString).orElse("off"),
                state.place());
        if (trader.live() == Live.VALIDATE) {
            LOG.warn("caravel.live=validate: each order is checked by the exchange and none is placed");
        }
        LOG.info("stops are enforced only while this process runs, see caravel.stop.onexit; to stop: caravel control"
                + " halt");
    }

    /** What the played market lacks, a line each. */
    public List<String> remarks() {
        return paper.map(PaperWorld::remarks).orElse(List.of());
    }

    /** The paper exchange, to compare the book with. */
    public Optional<PaperExchange> exchange() {
        return paper.map(PaperWorld::exchange);
    }

    /** The key of the bot's account on the paper exchange. */
    public Optional<String> account() {
        return paper.map(world -> world.key().key());
    }

    @Override
    public void close() {
        paper.ifPresent(PaperWorld::close);
        journal.close();
        state.close();
        tenure.close();
    }
}
