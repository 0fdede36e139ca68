package dev.caravel.command.chaos;

import dev.caravel.book.Book;
import dev.caravel.book.Control;
import dev.caravel.book.PlacedOrder;
import dev.caravel.route.Trial;
import dev.caravel.store.ControlDocument;
import dev.caravel.store.FileStore;
import dev.caravel.store.FolderLock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What all trials share: the program is started here, sells everything in the end, and is judged by what is left. For one thread. */
final class Stage {
    /** From one cycle to the next, as {@link Home} sets it. */
    private static final Duration CYCLE = Duration.ofMinutes(5);

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration PEACE = Duration.ofMinutes(2);
    private static final int RECOVERIES = 8;
    /** Seconds in which nothing is open any more: several watches. */
    private static final int QUIET = 5;
    /** Java ends so when it was told to. */
    private static final int TERMINATED = 143;

    private final Home home;
    private final Venue venue;
    private final Evidence evidence;
    private final Consumer<String> progress;
    private final Hearing hearing = new Hearing();
    private final SortedMap<String, Long> crashes = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private final long begun = System.nanoTime();
    private int lives;

    Stage(Home home, Venue venue, Consumer<String> progress) {
        this.home = home;
        this.venue = venue;
        this.evidence = new Evidence(home, venue);
        this.progress = progress;
    }

    /** Starts the trading program where things go wrong, with more arguments for its JVM. */
    Child run(List<String> more) throws IOException {
        return start("run", venue.rough(), more);
    }

    private Child start(String command, URI exchange, List<String> more) throws IOException {
        List<String> jvm = new ArrayList<>(venue.clockArguments());
        jvm.addAll(more);
        lives++;
        return Child.start(
                jvm,
                home.words(command, exchange, venue.quotes()),
                Home.environment(),
                home.log("%04d-%s".formatted(lives, command)),
                hearing::line);
    }

    /** Waits for the start. */
    void started(Child child) throws InterruptedException {
        if (!child.startsWithin(START)) {
            problem("life " + lives + " did not start");
        }
    }

    /** Lets it live on for so long, and kills it. */
    void kill(Child child, Duration after) throws InterruptedException {
        if (child.endsWithin(after)) {
            problem("a life ended by itself, " + lives + " or one before");
        }
        child.kill();
    }

    /** It is over, and must have come to its step: a program that fails ends, too. */
    void halted(Child child) throws InterruptedException {
        if (child.isAlive()) {
            problem("life " + lives + " did not start");
            child.kill();
        } else if (child.outcome() != Trial.HALTED) {
            problem("life " + lives + " ended by itself with exit code " + child.outcome());
        }
    }

    /** Ends it as an operator would. */
    void stop(Child child) throws InterruptedException {
        int code = child.stop();
        if (code != 0 && code != TERMINATED) {
            problem("the program ended with exit code " + code);
        }
    }

    /** Counts a crash. */
    void crashed(String how) {
        crashes.merge(how, 1L, Long::sum);
    }

    /** Looks at what a crash has left, while nobody runs. */
    void look() {
        evidence.look();
    }

    /** The same while another copy may run: then documents change while they are read, and sums say nothing. */
    void lookBesideOthers() {
        Optional<FolderLock> lock = new FileStore(home.state(), false).tryLock();
        if (lock.isPresent()) {
            try (FolderLock _ = lock.get()) {
                look();
            }
        } else {
            evidence.gather();
        }
    }

    /** The state is gone, and what the exchange knows takes its place. */
    void loseStateAndRecover() throws IOException, InterruptedException {
        home.loseState();
        for (int i = 0; i < RECOVERIES; i++) {
            try (Child child = start("recover", venue.rough(), List.of())) {
                if (child.outcome() == 0) {
                    crashed("state deleted and recovered");
                    return;
                }
            }
        }
        problem("the lost state could not be recovered");
    }

    void tell(String done) {
        progress.accept(done + ": " + venue.orders().size() + " orders, "
                + hearing.cycles().run() + " cycles");
    }

    void problem(String what) {
        problems.add(what);
    }

    /** The bot is told to sell all that it has, and does so undisturbed. */
    void sellEverything() throws IOException, InterruptedException {
        try (Child child = start("run", venue.calm(), List.of())) {
            started(child);
            new ControlDocument(new FileStore(home.state(), true), _ -> {})
                    .write(new Control(Control.Mode.FLATTEN, venue.now(), "chaos"));
            if (!comesToRest(child)) {
                problem("the program has not sold everything");
            }
            stop(child);
        }
        look();
    }

    private boolean comesToRest(Child child) throws InterruptedException {
        long end = System.nanoTime() + PEACE.toNanos();
        int quiet = 0;
        while (quiet < QUIET && System.nanoTime() < end && !child.endsWithin(Duration.ofSeconds(1))) {
            quiet = isAtRest() ? quiet + 1 : 0;
        }
        return quiet >= QUIET;
    }

    private boolean isAtRest() {
        Book book = Evidence.book(home);
        return venue.orders().stream().allMatch(order -> order.status().isOver())
                && book.positions().stream()
                        .allMatch(position -> position.intents().isEmpty()
                                && position.orders().stream().noneMatch(PlacedOrder::isOpen));
    }

    /** What it all came to. */
    Result result(long seed) throws IOException {
        problems.addAll(evidence.problems());
        Cycles cycles = hearing.cycles();
        cycles.twice().forEach(cycle -> problem("the cycle of " + cycle + " was decided twice"));
        long cut = cycles.missing(CYCLE);
        if (cut > sum(crashes.values())) {
            problem(cut + " cycles were neither run nor reported, and not so often was the program ended");
        }
        long leaks = home.leaks();
        if (leaks > 0) {
            problem("a secret stands in " + leaks + " files");
        }
        return new Result(
                seed,
                crashes,
                venue.faults(),
                venue.orders().size(),
                hearing.outcomes(),
                unknown(),
                cycles.run(),
                cycles.reported(CYCLE),
                cut,
                Comparison.of(Evidence.book(home), venue.orders(), venue.balances()),
                problems,
                Duration.ofNanos(System.nanoTime() - begun));
    }

    private static long sum(Collection<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private SortedMap<String, Long> unknown() {
        SortedMap<String, Long> unknown = new TreeMap<>();
        hearing.resolved().forEach((end, count) -> unknown.put("answer lost: " + end, count));
        unknown.put("crash: was accepted", evidence.accepted());
        unknown.put("crash: was never placed", evidence.neverPlaced());
        unknown.put("crash: read off the order", (long) evidence.changes());
        return unknown;
    }
}
