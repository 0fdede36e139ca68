package dev.caravel.route;

import dev.caravel.market.Money;
import dev.caravel.paper.PaperJournal;
import dev.caravel.route.state.BotState;
import dev.caravel.settings.Live;
import dev.caravel.settings.Settings;
import dev.caravel.store.Documents;
import dev.caravel.store.ExchangeDocument;
import dev.caravel.store.FileStore;
import dev.caravel.store.FolderLock;
import dev.caravel.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a bot keeps its state, and on paper the exchange its journal. One process at a time trades with it. */
public final class BotFolder {
    private BotFolder() {}

    /** Where the journal of the bot is kept, and its state if that is in files. */
    public static Path of(Settings settings) {
        return BotState.folder(settings.whereabouts());
    }

    /** Beside it, since the account is the exchange's and not the bot's. */
    static Path paperJournal(Settings settings) {
        return settings.trader().data().resolve("paper-" + settings.trader().bot() + ".jsonl");
    }

    /**
     * The journal of the bot's paper account.
     *
     * @param isBegun whether one that is not there is begun; else nothing is kept
     */
    static PaperJournal paperJournal(Settings settings, boolean isBegun, boolean durable) {
        Path file = paperJournal(settings);
        return isBegun || Files.exists(file) ? PaperJournal.in(file, durable) : PaperJournal.none();
    }

    static FolderLock lock(FileStore store, Settings settings) {
        return store.tryLock()
                .orElseThrow(() -> new StoreException(of(settings) + ": " + store.holder()
                        + " trades with this state already; stop it, or give this bot a name of its own"
                        + " (--set caravel.bot=NAME)"));
    }

    /**
     * Makes sure that a state is only ever used with one exchange: paper positions must not be sold for real, nor the other way round,
     * nor those of a played market at today's prices.
     *
     * @param isBegun whether a state that belongs to none yet belongs to this one from now on
     * @throws StoreException if it was made with another one
     */
    static void belongTo(Settings settings, BotState state, boolean isBegun) {
        ExchangeDocument mark = new ExchangeDocument(state.documents());
        String exchange = settings.trader().exchange().name().toLowerCase(Locale.ROOT)
                + (PaperWorld.isFollowing(settings) ? " on live prices" : "");
        Optional<String> made = mark.read();
        if (made.isEmpty()) {
            if (isBegun) {
                mark.write(exchange);
            }
        } else if (!made.get().equals(exchange)) {
            throw new StoreException(state.place() + ": this state belongs to caravel.exchange=" + made.get()
                    + " and not to " + exchange + "; give the bot a name of its own (--set caravel.bot=NAME)");
        }
    }

    /**
     * Makes sure that nothing is held where no stop could be placed.
     *
     * @throws StoreException if orders are only validated and there is a position
     */
    static void holdNothingWhileValidating(Settings settings, BotState state) {
        if (settings.trader().live() != Live.VALIDATE) {
            return;
        }
        int held = new Documents(_ -> {})
                .load(state.documents().all(), Money.ZERO)
                .positions()
                .size();
        if (held > 0) {
            throw new StoreException(state.place() + ": this bot has " + held + " positions, and caravel.live=validate"
                    + " would place no stop for them: set caravel.live=yes, or give this bot a name of its own"
                    + " (caravel.bot)");
        }
    }

    /**
     * Forgets the state of a paper bot, and its account.
     *
     * @throws StoreException if another process trades with this state
     */
    public static void forget(Settings settings) throws IOException {
        Path folder = of(settings);
        try (FolderLock _ = lock(new FileStore(folder, false), settings)) {
            Files.deleteIfExists(paperJournal(settings));
            List<Path> all;
            try (Stream<Path> files = Files.walk(folder)) {
                all = files.filter(file -> !file.equals(folder) && !FolderLock.isPartOfLock(file))
                        .sorted(Comparator.reverseOrder())
                        .toList();
            }
            for (Path file : all) {
                Files.delete(file);
            }
        }
    }
}
