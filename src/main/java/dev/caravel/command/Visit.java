package dev.caravel.command;

import static dev.caravel.doctor.Finding.fail;
import static dev.caravel.doctor.Finding.ok;
import static dev.caravel.doctor.Finding.warn;

import dev.caravel.book.Book;
import dev.caravel.discretion.Mask;
import dev.caravel.doctor.Examination;
import dev.caravel.doctor.ExchangeChecks;
import dev.caravel.doctor.Finding;
import dev.caravel.doctor.Holder;
import dev.caravel.doctor.Machine;
import dev.caravel.doctor.SettingsChecks;
import dev.caravel.doctor.StandingChecks;
import dev.caravel.route.AlertCheck;
import dev.caravel.route.Secrecy;
import dev.caravel.route.Setup;
import dev.caravel.route.Trader;
import dev.caravel.route.console.ConsoleClient;
import dev.caravel.route.console.ConsoleFile;
import dev.caravel.route.lease.Claim;
import dev.caravel.route.lease.Tenure;
import dev.caravel.route.state.BotState;
import dev.caravel.settings.InvalidSettings;
import dev.caravel.settings.Settings;
import dev.caravel.store.DocumentStore;
import dev.caravel.store.Documents;
import dev.caravel.store.FileStore;
import dev.caravel.store.FolderLock;
import dev.caravel.store.Journal;
import dev.caravel.store.JournalEntry;
import dev.caravel.store.JournalReader;
import dev.caravel.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One visit of the doctor: goes from check to check, and never ends at the first that fails. For one thread. */
final class Visit {
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int MOST_LETTERS = 1_000;

    private final SettingsOptions options;
    private final boolean isPublishing;
    private final InstantSource clock;
    private final List<Finding> findings = new ArrayList<>();
    private Mask mask = new Mask(List.of());
    private boolean misconfigured;

    /** @param isPublishing whether a test is sent to every sink */
    Visit(SettingsOptions options, boolean isPublishing, InstantSource clock) {
        this.options = options;
        this.isPublishing = isPublishing;
        this.clock = clock;
    }

    /** Whether the settings cannot be used at all. */
    boolean isMisconfigured() {
        return misconfigured;
    }

    List<Finding> findings() {
        boolean isWritable = machine();
        try {
            Settings settings = options.read();
            mask = Secrecy.mask(settings);
            findings.addAll(SettingsChecks.of(settings));
            if (isWritable) {
                LogFile.use(settings.trader().data().resolve("doctor.log"));
                bot(settings);
            }
            findings.addAll(AlertCheck.of(settings, isPublishing, clock.instant()));
        } catch (InvalidSettings invalid) {
            misconfigured = true;
            findings.addAll(SettingsChecks.of(invalid.problems()));
        }
        return findings.stream().map(finding -> over(finding)).toList();
    }

    private Finding over(Finding finding) {
        return new Finding(finding.check(), finding.status(), mask.over(finding.text()), mask.over(finding.remedy()));
    }

    private boolean machine() {
        Runtime runtime = Runtime.getRuntime();
        findings.add(Machine.java(Runtime.version().toString(), runtime.maxMemory()));
        Path data;
        try {
            data = options.whereabouts().data();
        } catch (InvalidSettings invalid) {
            // They are told below, with all others.
            return false;
        }
        Optional<String> obstacle = obstacle(data);
        findings.add(Machine.disk(data, obstacle, free(data)));
        return obstacle.isEmpty();
    }

    /** Why nothing can be written there: it is tried. */
    private static Optional<String> obstacle(Path data) {
        try {
            Files.createDirectories(data);
            Files.delete(Files.createTempFile(data, ".doctor", ""));
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(failed.getClass().getSimpleName());
        }
    }

    private static long free(Path data) {
        try {
            return Files.getFileStore(data).getUsableSpace();
        } catch (IOException unknown) {
            return 0;
        }
    }

    private void bot(Settings settings) {
        Path folder = BotState.folder(settings.whereabouts());
        try (BotState state = BotState.of(settings.whereabouts(), false);
                Claim claim = Claim.of(settings.whereabouts())) {
            findings.add(StateTrial.of(state.documents(), state.place()));
            boolean isHeldHere = isLocked(folder);
            Optional<Tenure> granted = claim.tryTake();
            if (granted.isPresent()) {
                askOurselves(settings, granted.get(), state.documents(), folder);
            } else if (isHeldHere) {
                askHolder(settings, state.documents(), claim.inTheWay(), folder);
            } else {
                findings.add(warn(
                        "holder",
                        claim.inTheWay() + ", on another machine",
                        "run caravel doctor there for exchange, key and orders: only the holder may ask Kraken"));
                standing(settings, state.documents(), folder, clock.instant());
            }
        } catch (StoreException | IllegalStateException broken) {
            findings.add(
                    fail("state", String.valueOf(broken.getMessage()), "mend it: the bot does not start like this"));
        }
    }

    private void askHolder(Settings settings, DocumentStore store, String holds, Path state) {
        Optional<ConsoleFile.Address> address;
        try {
            address = new ConsoleFile(state).read();
        } catch (UncheckedIOException unreadable) {
            findings.add(fail("holder", holds + "; " + unreadable.getMessage(), "ask as that user"));
            standing(settings, store, state, clock.instant());
            return;
        }
        if (address.isEmpty()) {
            findings.add(warn(
                    "holder",
                    holds + "; it has no console: it starts, stops, stands by, or is no 'caravel run'",
                    "ask again in a moment; until then nobody may ask Kraken but it"));
            standing(settings, store, state, clock.instant());
            return;
        }
        try (ConsoleClient console = new ConsoleClient(address.get())) {
            Examination examination = Examination.read(console.ask("examination", LONG));
            Book book = book(settings, store);
            Holder holder = Holder.read(console.ask("holder", SHORT));
            findings.add(holder.finding());
            findings.addAll(StandingChecks.of(book, true, letters(state, holder.now()), holder.now()));
            boolean still = holder.runs() == examination.runs();
            findings.addAll(new ExchangeChecks(examination, settings, book, true, still).findings());
        } catch (IOException silent) {
            findings.add(fail(
                    "holder",
                    holds + ", but " + silent.getMessage(),
                    "see its log; if it hangs, stop it and start it again"));
            standing(settings, store, state, clock.instant());
        }
    }

    private void standing(Settings settings, DocumentStore store, Path state, Instant now) {
        findings.addAll(StandingChecks.of(book(settings, store), true, letters(state, now), now));
    }

    /** A copy that stands by has the folder, too. */
    private static boolean isLocked(Path folder) {
        Optional<FolderLock> lock = new FileStore(folder, false).tryLock();
        lock.ifPresent(FolderLock::close);
        return lock.isEmpty();
    }

    private void askOurselves(Settings settings, Tenure granted, DocumentStore store, Path state) {
        findings.add(ok("holder", "no bot runs; asked by this process"));
        try (Tenure tenure = granted;
                Setup setup = Setup.of(settings, Setup.Drive.NOBODY, tenure);
                Trader trader = new Trader(setup)) {
            Instant now = setup.clock().instant();
            Book book = book(settings, store);
            findings.addAll(StandingChecks.of(book, false, letters(state, now), now));
            trader.start();
            Examination examination = Examination.read(trader.examination());
            findings.addAll(new ExchangeChecks(examination, settings, book, false, true).findings());
        } catch (StoreException | IllegalStateException known) {
            throw known;
        } catch (Exception failed) {
            findings.add(fail(
                    "start",
                    "the program does not start: " + failed.getClass().getSimpleName() + ": " + failed.getMessage(),
                    "see " + settings.trader().data().resolve("doctor.log")));
        }
    }

    private static Book book(Settings settings, DocumentStore store) {
        return new Documents(unknown -> {})
                .load(store.all(), settings.rules().guarding().capital());
    }

    /** Those of the last day, newest first. */
    private static List<Map<String, String>> letters(Path state, Instant now) {
        JournalReader journal = new JournalReader(Journal.folder(state));
        Instant yesterday = now.minus(Duration.ofDays(1));
        return Stream.of(now, yesterday)
                .flatMap(day ->
                        journal
                                .newest(MOST_LETTERS, Optional.of(day), JournalEntry.DeadLetter.class::isInstance)
                                .stream())
                .map(JournalEntry.DeadLetter.class::cast)
                .filter(letter -> letter.time().isAfter(yesterday))
                .map(JournalEntry.DeadLetter::fields)
                .toList();
    }
}
