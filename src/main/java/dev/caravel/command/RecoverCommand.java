package dev.caravel.command;

import dev.caravel.book.Book;
import dev.caravel.book.Recovery;
import dev.caravel.market.Money;
import dev.caravel.replay.VirtualClock;
import dev.caravel.route.Setup;
import dev.caravel.route.Trader;
import dev.caravel.settings.Exchange;
import dev.caravel.settings.Settings;
import dev.caravel.settings.Surroundings;
import dev.caravel.store.Backup;
import dev.caravel.store.ControlDocument;
import dev.caravel.store.Documents;
import dev.caravel.store.ExchangeDocument;
import dev.caravel.store.NonceCeiling;
import dev.caravel.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the book anew from what the exchange knows, after the state was lost. Places, changes and cancels nothing. */
@Command(
        name = "recover",
        description = {
            "Rebuilds a lost book from the exchange alone: open orders, positions and closed trades of this bot,",
            "recognised by their client order ids. It only reads; nothing is placed, changed or cancelled, and",
            "orders of others are named and left alone. Reasons, quarantines and unresolved calls are not to be had.",
            "",
            "Needs the bot to be stopped. A book that can be read is only replaced with --replace, and kept in a file."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caravel recover --dry-run                  show what would be saved",
            "  caravel recover                            after the state was lost",
            "  caravel recover --replace                  in place of a book that is wrong"
        })
public final class RecoverCommand implements Callable<Integer> {
    /** Documents that are not replaced. */
    private static final Set<String> UNTOUCHED = Set.of(ExchangeDocument.NAME, NonceCeiling.NAME, ControlDocument.NAME);

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Surroundings surroundings;

    @Mixin
    private final SettingsOptions options;

    @Option(names = "--dry-run", description = "Show what is found and save nothing of it.")
    private boolean isDry;

    @Option(names = "--replace", description = "Replace a book that can be read; the old one is kept in a file.")
    private boolean isReplacing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public RecoverCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        options = new SettingsOptions(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = options.read();
        PrintWriter out = spec.commandLine().getOut();
        try (Setup setup = Setup.of(settings, Setup.Drive.CALLER);
                Trader trader = new Trader(setup)) {
            if (setup.clock() instanceof VirtualClock played) {
                // Nobody else moves it, and a nonce must be above those that were used and are forgotten.
                played.advanceTo(played.instant().plusSeconds(1));
            }
            trader.start();
            Map<String, String> documents = trader.documents();
            Optional<Book> before = before(documents);
            before.filter(_ -> !isDry && !isReplacing).ifPresent(RecoverCommand::refuse);
            Duration wait = isDry ? Duration.ZERO : unseen(settings);
            if (wait.isPositive()) {
                out.println("Waiting " + wait.toSeconds()
                        + " s, so that an order that was on its way is seen; until then nothing is written.");
                out.flush();
            }
            Recovery.Recovered found = recover(trader, wait);
            new RecoveryReport(trader.book(), found, trader.pairs()).print(out);
            if (isDry) {
                out.println("Nothing was saved (--dry-run).");
            } else {
                keep(documents, settings, out);
                trader.replace(documents);
                out.println("Saved as the book of " + settings.trader().bot() + ". The owner's word is: "
                        + before.map(book -> book.control().mode().word()).orElse("run (none was found)")
                        + ". To look first and buy nothing: caravel control no-buys; then: caravel run");
            }
            out.flush();
            return ExitCode.DONE;
        }
    }

    /** What the documents hold; an empty book if it cannot be read, since there is nothing to lose then. */
    private Optional<Book> before(Map<String, String> documents) {
        try {
            return Optional.of(new Documents(_ -> {}).load(documents, Money.ZERO));
        } catch (StoreException unreadable) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("caravel: the book that is there cannot be read and is put aside: " + unreadable.getMessage());
            err.flush();
            return Optional.empty();
        }
    }

    private static void refuse(Book book) {
        if (!book.positions().isEmpty() || !book.trades().isEmpty()) {
            throw new CommandFailed("there is a book with " + book.positions().size() + " positions and "
                    + book.trades().size() + " trades, which can be read; to put what the exchange knows in its place:"
                    + " caravel recover --replace (the old one is kept in a file)");
        }
    }

    private static Recovery.Recovered recover(Trader trader, Duration wait) throws Exception {
        try {
            return trader.recover(wait);
        } catch (RuntimeException | IOException unread) {
            throw new CommandFailed("nothing was written, for not everything could be read: " + unread.getMessage());
        }
    }

    /** How long an order of a trader that has just ended may still be on its way and unseen. On paper it has ended with it. */
    private static Duration unseen(Settings settings) {
        return settings.trader().exchange() == Exchange.PAPER
                ? Duration.ZERO
                : settings.orders().deadline().plus(settings.orders().visibility());
    }

    /** Puts the documents that are about to be replaced into one file, which can be restored. */
    private void keep(Map<String, String> documents, Settings settings, PrintWriter out) throws IOException {
        if (UNTOUCHED.containsAll(documents.keySet())) {
            return;
        }
        Path file = settings.trader()
                .data()
                .resolve(settings.trader().bot() + "-before-recover-"
                        + SECOND.format(surroundings.clock().instant()) + ".json");
        Backup backup = new Backup(settings.trader().bot(), surroundings.clock().instant(), new TreeMap<>(documents));
        Files.writeString(
                file, backup.text(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        out.println("What was there is kept in " + file + " (caravel restore)");
    }
}
