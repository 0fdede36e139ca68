package dev.caravel.route.lease;

import dev.caravel.route.state.BotState;
import dev.caravel.settings.StateStore;
import dev.caravel.settings.Whereabouts;
import dev.caravel.store.DocumentStore;
import dev.caravel.store.FileStore;
import dev.caravel.store.FolderLock;
import dev.caravel.store.Lease;
import dev.caravel.store.LeaseTerm;
import dev.caravel.store.StoreException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one copy makes to a state that it wants to trade with. The folder of the bot on this machine comes first, since journal and
 * paper account are in it; then, if machines share the state, its lease. Once granted or closed it is used up. For one thread.
 */
public final class Claim implements AutoCloseable {
    /** How often a life is looked after: every 8 s at 75 s. */
    private static final int LOOKS = 9;

    private final String owner;
    private final Path place;
    private final String state;
    private final Runnable closing;
    private final Duration life;
    private final Optional<Lease> lease;
    private Optional<FolderLock> folder = Optional.empty();
    /** Whether the way to the state is a tenure's now, or closed. */
    private boolean used;

    /** Who stood in the way, in words; kept when it no longer does. */
    private Optional<String> holder = Optional.empty();

    /**
     * One that has not asked yet.
     *
     * @param place the folder of the bot on this machine
     * @param shared where machines share the state, if they do
     * @param clock real time, whatever time is played
     * @param life of a lease that is not renewed
     */
    public Claim(Path place, Optional<DocumentStore> shared, InstantSource clock, Duration life) {
        this(place, place.toString(), shared, () -> {}, clock, life);
    }

    private Claim(
            Path place,
            String state,
            Optional<DocumentStore> shared,
            Runnable closing,
            InstantSource clock,
            Duration life) {
        this.state = state;
        this.closing = closing;
        this.owner = name();
        this.place = place;
        this.life = life;
        lease = shared.map(store -> new Lease(store, clock, owner, life));
    }

    /**
     * To the state of a bot, reached by a way of its own, which nothing else can block.
     *
     * @throws StoreException if there is no way to it
     */
    public static Claim of(Whereabouts bot) {
        BotState state = BotState.of(bot, true);
        return new Claim(
                BotState.folder(bot),
                state.place(),
                bot.state() == StateStore.SSM ? Optional.of(state.documents()) : Optional.empty(),
                state::close,
                InstantSource.system(),
                bot.lease().life());
    }

    /** No other copy is ever called the same. */
    private static String name() {
        byte[] random = new byte[3];
        new SecureRandom().nextBytes(random);
        return host() + "-" + ProcessHandle.current().pid() + "-"
                + HexFormat.of().formatHex(random);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "host";
        }
    }

    /**
     * Asks once.
     *
     * @throws StoreException if the state does not answer
     */
    public Optional<Tenure> tryTake() {
        FileStore files = new FileStore(place, true);
        if (folder.isEmpty()) {
            folder = files.tryLock();
        }
        if (folder.isEmpty()) {
            holder = Optional.of(files.holder());
            return Optional.empty();
        }
        if (lease.isEmpty()) {
            return Optional.of(granted(Optional.empty()));
        }
        Lease shared = lease.get();
        if (!shared.take()) {
            holder = shared.newest().map(LeaseTerm::owner);
            return Optional.empty();
        }
        holder = holder.or(
                () -> shared.predecessor().filter(term -> !term.given()).map(LeaseTerm::owner));
        return Optional.of(granted(Optional.of(Renewal.of(shared, pause()))));
    }

    private Tenure granted(Optional<Renewal> renewal) {
        FolderLock taken = folder.orElseThrow();
        folder = Optional.empty();
        used = true;
        return new Tenure(owner, holder.map(other -> owner + " took over from " + other), taken, renewal, closing);
    }

    /**
     * Asks once and takes no for a failure.
     *
     * @throws StoreException if another copy trades
     */
    public Tenure take() {
        Optional<Tenure> tenure;
        try {
            tenure = tryTake();
        } finally {
            close();
        }
        return tenure.orElseThrow(() -> new StoreException(
                inTheWay() + " already; stop it, or give this bot a name of its own (--set caravel.bot=NAME)"));
    }

    /**
     * Takes the right for something that will give it back; if that cannot be made, it is given back at once.
     *
     * @throws StoreException if another copy trades
     */
    public <T> T alone(Function<Tenure, T> make) {
        Tenure tenure = take();
        try {
            return make.apply(tenure);
        } catch (RuntimeException unusable) {
            tenure.close();
            throw unusable;
        }
    }

    /** Who trades, in words. */
    public String inTheWay() {
        return holder.map(other -> state + ": " + other + " trades with this state")
                .orElse(state + ": who trades is not known");
    }

    /** Who trades and with what, after "while". */
    String whoTrades() {
        return holder.orElse("another copy") + " trades with " + state;
    }

    /** How long to wait before the next try. */
    Duration pause() {
        return life.dividedBy(LOOKS);
    }

    /** Wants it no longer. */
    @Override
    public void close() {
        folder.ifPresent(FolderLock::close);
        folder = Optional.empty();
        if (!used) {
            used = true;
            closing.run();
        }
    }
}
