package dev.caravel.route;

import dev.caravel.kraken.KrakenKey;
import dev.caravel.paper.PaperExchange;
import dev.caravel.paper.PaperJournal;
import dev.caravel.replay.PacedClock;
import dev.caravel.settings.Exchange;
import dev.caravel.settings.KrakenSettings;
import dev.caravel.settings.QuoteSource;
import dev.caravel.settings.Settings;
import dev.caravel.settings.TraderSettings;
import dev.caravel.store.FileStore;
import dev.caravel.store.FolderLock;
import dev.caravel.store.Journal;
import dev.caravel.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run works with: the settings, the clock, the state that it holds alone, and on paper the exchange. Made before Camel, closed
 * after it.
 */
public final class Setup implements AutoCloseable {
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(366);

    private final Settings settings;
    private final InstantSource clock;
    private final FolderLock lock;
    private final Journal journal;
    private final Optional<PaperWorld> paper;
    private final Wiring wiring;
    private final boolean isQuartz;

    private Setup(
            Settings settings,
            InstantSource clock,
            FolderLock lock,
            Journal journal,
            Optional<PaperWorld> paper,
            Wiring wiring,
            boolean isQuartz) {
        this.settings = settings;
        this.clock = clock;
        this.lock = lock;
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
        ONCE
    }

    /**
     * On the clock that the settings ask for: the real one, or a played one that goes on where the paper exchange stopped.
     *
     * @throws StoreException if another process trades with this state
     */
    public static Setup of(Settings settings, Drive drive) {
        if (!isPlayed(settings)) {
            return on(settings, InstantSource.system(), drive, true);
        }
        Instant start;
        try (PaperJournal journal = PaperJournal.in(paperJournal(settings), true)) {
            start = journal.lastTime().orElseGet(() -> PaperWorld.start(settings));
        }
        return on(
                settings,
                new PacedClock(
                        InstantSource.system(), start, settings.schedule().clockSpeed()),
                drive,
                true);
    }

    /** Whether market time is not real time: a recording, or a market that is played faster. */
    public static boolean isPlayed(Settings settings) {
        return settings.trader().exchange() == Exchange.PAPER
                && settings.trader().quotes() == QuoteSource.REPLAY
                && (settings.schedule().clockSpeed() != 1
                        || settings.replay().folder().isPresent());
    }

    /**
     * On a given clock.
     *
     * @param durable whether what is saved survives a crash of the machine
     */
    public static Setup on(Settings settings, InstantSource clock, Drive drive, boolean durable) {
        TraderSettings trader = settings.trader();
        FileStore store = new FileStore(folder(settings), durable);
        FolderLock lock = store.tryLock()
                .orElseThrow(() -> new StoreException(folder(settings) + ": " + store.holder()
                        + " trades with this state already; stop it, or give this bot a name of its"
                        + " own (caravel.bot)"));
        Journal journal = new Journal(
                Journal.folder(folder(settings)),
                new Journal.Bounds(settings.journal().age(), settings.journal().bytes()),
                durable);
        Optional<PaperWorld> paper = trader.exchange() == Exchange.PAPER
                ? Optional.of(PaperWorld.open(settings, clock, PaperJournal.in(paperJournal(settings), durable)))
                : Optional.empty();
        KrakenKey key = paper.map(PaperWorld::key).orElseGet(() -> key(settings.kraken()));
        Wiring wiring = new Wiring(settings, clock, key, store, journal, drive != Drive.ONCE);
        paper.ifPresent(world -> wiring.with("paper", new PaperFace(world.exchange()))
                .with("replayQuotes", new PlayedQuotes(world.quotes(), trader.whitelist(), clock)));
        return new Setup(settings, clock, lock, journal, paper, wiring, drive == Drive.QUARTZ);
    }

    private static KrakenKey key(KrakenSettings kraken) {
        KrakenSettings.Credentials credentials = kraken.credentials().orElseThrow();
        return new KrakenKey(credentials.key().plain(), credentials.secret().plain());
    }

    /** Where the state of the bot is kept. */
    public static Path folder(Settings settings) {
        return settings.trader().data().resolve(settings.trader().bot());
    }

    /** When a played market begins: as set, else when the recording has enough history. */
    public static Instant start(Settings settings) {
        return PaperWorld.start(settings);
    }

    /** Forgets the state of a paper bot, and its account. */
    public static void forget(Settings settings) throws IOException {
        Files.deleteIfExists(paperJournal(settings));
        Path folder = folder(settings);
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Path paperJournal(Settings settings) {
        return settings.trader().data().resolve("paper-" + settings.trader().bot() + ".jsonl");
    }

    /** All that stands in place of {@code {{…}}} in the routes. */
    Map<String, String> properties() {
        Map<String, String> all = new HashMap<>(settings.asProperties());
        Optional<Duration> watch = settings.schedule().watch();
        all.put("caravel.clock.quartz", Boolean.toString(isQuartz));
        all.put("caravel.clock.quartz.watch", Boolean.toString(isQuartz && watch.isPresent()));
        all.put(
                "caravel.watch.milliseconds",
                Long.toString(watch.map(Duration::toMillis).orElse(1L)));
        all.put("caravel.paper", Boolean.toString(paper.isPresent()));
        for (QuoteSource source : QuoteSource.values()) {
            String word = source.name().toLowerCase(Locale.ROOT);
            all.put("caravel.quotes." + word, Boolean.toString(settings.trader().quotes() == source));
        }
        paper.map(PaperWorld::properties).ifPresent(all::putAll);
        return all;
    }

    public Settings settings() {
        return settings;
    }

    public InstantSource clock() {
        return clock;
    }

    Wiring wiring() {
        return wiring;
    }

    /** The market that is played, in one line. */
    public String market() {
        return paper.map(PaperWorld::description).orElse("Kraken");
    }

    /** What the played market lacks, a line each. */
    public List<String> remarks() {
        return paper.map(PaperWorld::remarks).orElse(List.of());
    }

    /** The scheduled time of the cycle that is due now: the last one that is not in the future. */
    public Instant lastDue() {
        Instant now = clock.instant();
        Duration back = Duration.ofMinutes(5);
        Optional<Instant> due = Optional.empty();
        while (due.isEmpty() && back.compareTo(LONGEST_INTERVAL) < 0) {
            due = lastDue(now.minus(back), now);
            back = back.multipliedBy(2);
        }
        return due.orElse(now);
    }

    private Optional<Instant> lastDue(Instant after, Instant now) {
        Optional<Instant> last = Optional.empty();
        Optional<Instant> next = settings.schedule().cycle().next(after);
        while (next.isPresent() && !next.get().isAfter(now)) {
            last = next;
            next = settings.schedule().cycle().next(next.get());
        }
        return last;
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
        lock.close();
    }
}
