package dev.caravel.simulation;

import dev.caravel.book.Book;
import dev.caravel.route.DeskRun;
import dev.caravel.route.Parts;
import dev.caravel.route.Wiring;
import dev.caravel.route.state.BotState;
import dev.caravel.simulation.script.Hook;
import dev.caravel.simulation.script.Interpreter;
import dev.caravel.store.Document;
import dev.caravel.store.DocumentStore;
import dev.caravel.store.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** One process of the bot, from its start to its crash: everything that is lost with it. */
final class Life implements AutoCloseable {
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final World world;
    private final Wiring wiring;
    private final Interpreter interpreter;
    private final Journal journal;
    private @Nullable Instant stolen;
    private @Nullable DeskRun last;

    Life(World world) {
        this.world = world;
        Rig rig = world.rig();
        journal = new Journal(world.folder(), new Journal.Bounds(Duration.ofDays(9), 100_000_000), false);
        Shared documents = new Shared();
        BotState state = new BotState(documents, "memory", Map.of("fileStore", documents), () -> {});
        wiring = new Wiring(
                rig.settings(), world.clock(), rig.key(), state, journal, this::lease, Optional.empty(), true);
        Parts.listen(wiring, run -> last = run);
        Map<String, Object> beans = new HashMap<>(Parts.beans(wiring));
        beans.put("replayQuotes", new Source());
        interpreter = new Interpreter(
                rig.script(), beans, world.wire(this), new Eye(), world.guards().detours(this));
    }

    /** Where quotes come from. Public for the routes. */
    public final class Source {
        public dev.caravel.market.Quotes quotes() throws java.io.IOException {
            return world.quotes();
        }
    }

    /** The documents, as long as no other copy writes them. Public for the routes. */
    public final class Shared implements DocumentStore {
        @Override
        public Map<String, String> all() {
            return world.store().all();
        }

        @Override
        public Optional<String> read(String name) {
            return world.store().read(name);
        }

        @Override
        public void put(Document document) {
            if (isOver()) {
                throw new Violation(document.name() + " is saved without the lease");
            }
            world.store().put(document);
        }

        @Override
        public boolean create(Document document) {
            return world.store().create(document);
        }
    }

    private final class Eye implements Hook {
        @Override
        public void before(String step, Exchange exchange) {
            world.trace(() -> "  " + step);
            world.before(Life.this, step);
        }

        @Override
        public void after(String step, Exchange exchange) {
            if (exchange.getException() != null) {
                world.trace(() -> "  " + step + " failed: " + exchange.getException());
            }
            world.after(Life.this, step);
        }
    }

    /** While it goes on, a thread keeps it going. */
    private Instant lease() {
        Instant now = world.clock().instant();
        Instant end = stolen;
        if (end == null) {
            return now.plus(LEASE);
        }
        return now.isBefore(end) ? end : Instant.MIN;
    }

    /** The lease is renewed no more, and another copy waits for its end, which is returned. */
    Instant loseLease() {
        Instant end = world.clock().instant().plus(LEASE);
        stolen = end;
        return end;
    }

    /** Another copy may trade. */
    boolean isOver() {
        return lease().equals(Instant.MIN);
    }

    Optional<DeskRun> watch() {
        return run("direct:watch", "");
    }

    Optional<DeskRun> cycle(Instant due) {
        return run("direct:cycle", due);
    }

    /** The process is told to end and leaves its stops at the exchange. */
    Optional<DeskRun> leave() {
        Parts.leave(wiring);
        return watch();
    }

    private Optional<DeskRun> run(String route, Object body) {
        last = null;
        Exchange done = interpreter.call(route, body, Map.of());
        if (done.getException() != null) {
            throw new Violation(route + " let a failure out: " + done.getException());
        }
        return Optional.ofNullable(last);
    }

    /** Rebuilds the book from the exchange and saves it, as the command does; false if that failed. */
    boolean recover(Duration wait) {
        Map<String, Object> variables =
                Map.of("run", Parts.recovering(world.clock().instant()), "wait", wait.toMillis());
        if (interpreter.call("direct:recover", "", variables).getException() != null) {
            return false;
        }
        Parts.replace(wiring, Map.copyOf(world.store().documents()));
        return interpreter.call("direct:book-save", "", Map.of()).getException() == null;
    }

    /** By the machine's clock. */
    Instant now() {
        return world.clock().instant();
    }

    Book book() {
        return wiring.book();
    }

    boolean isLoaded() {
        return Parts.isLoaded(wiring);
    }

    @Override
    public void close() {
        journal.close();
    }
}
