package dev.caravel.route.alert;

import dev.caravel.alert.DeadLetter;
import dev.caravel.alert.Message;
import dev.caravel.book.Book;
import dev.caravel.book.Event;
import dev.caravel.discretion.Mask;
import dev.caravel.route.DeskRun;
import dev.caravel.settings.AlertSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the owner. At the end of each run the desk's thread puts what is new into the book's outbox, which is then saved; after that
 * each sink is handed a {@link Round} of what it has not had. Rounds go their way in other threads, and what became of them is taken
 * back by the desk, which alone touches the book. A crash between the two tells an event once more, with the same id.
 */
public final class Teller {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.alert");

    private final Book book;
    private final String bot;
    private final List<Sink> sinks;
    private final Set<Event.Kind> muted;
    private final Mask mask;
    private final InstantSource clock;
    private final Troubles troubles;
    private final DayReport days;
    /** Filled by any thread, emptied by the desk's. */
    private final Queue<DeadLetter> letters = new ConcurrentLinkedQueue<>();

    private final Set<DeskRun> reported = Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));
    private final Queue<Round> ended = new ConcurrentLinkedQueue<>();
    /** The desk's own. */
    private final Deque<Round> rounds = new ArrayDeque<>();

    private final Set<Sink> busy = new HashSet<>();
    private final Map<Sink, Rest> rests = new HashMap<>();

    public Teller(Book book, String bot, AlertSettings settings, Mask mask, InstantSource clock, DayReport days) {
        this.book = book;
        this.bot = bot;
        this.sinks = Sink.of(settings);
        this.muted = Set.copyOf(settings.muted());
        this.mask = mask;
        this.clock = clock;
        this.troubles = new Troubles(book);
        this.days = days;
    }

    /** Something failed for good. Any thread. */
    public void hear(DeadLetter letter) {
        letters.add(letter);
    }

    /** A dead letter tells of the failure of this run. Any thread. */
    public void reports(DeskRun run) {
        reported.add(run);
    }

    public boolean isUnreported(@Variable("run") DeskRun run) {
        return !reported.contains(run);
    }

    /** Puts what is new into the book, and takes from it what was told. */
    public void collect(@Variable("run") DeskRun run) {
        Instant now = clock.instant();
        takeBack();
        for (DeadLetter letter = letters.poll(); letter != null; letter = letters.poll()) {
            troubles.begin(letter.trouble(), letter.event());
        }
        look(run, now);
        days.look(now);
        book.outbox().stream()
                .filter(event -> muted.contains(event.kind()) || hasEverySink(event))
                .forEach(event -> book.told(event.id()));
    }

    private boolean hasEverySink(Event event) {
        return sinks.stream().allMatch(sink -> event.takenBy().contains(sink.name()));
    }

    private void takeBack() {
        Instant now = clock.instant();
        for (Round round = ended.poll(); round != null; round = ended.poll()) {
            Sink sink = round.sink();
            busy.remove(sink);
            rests.put(
                    sink, round.isBroken() ? rests.getOrDefault(sink, Rest.NONE).longer(now) : Rest.NONE);
            round.events().forEach(event -> book.taken(event, sink.name()));
        }
    }

    /** The outbox could not be saved. What is in it is told all the same, this failure first of all. */
    public void notSaved(@Variable("run") DeskRun run, Exchange exchange) {
        String why = mask.over(String.valueOf(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
        LOG.error("outbox=not-saved why=\"{}\"", why);
        run.failed("the state cannot be saved: " + why);
        look(run, clock.instant());
    }

    private void look(DeskRun run, Instant now) {
        if (isUnreported(run)) {
            run.failure().ifPresent(why -> troubles.begin(run, why, now));
        }
        if (Heartbeat.isGood(run)) {
            troubles.end(now);
        }
    }

    /** Makes a round for each sink that has something to hear and is ready for it. */
    public void plan() {
        Instant now = clock.instant();
        for (Sink sink : sinks) {
            List<Telling> tellings = book.outbox().stream()
                    .filter(event -> !event.takenBy().contains(sink.name()) && !muted.contains(event.kind()))
                    .map(event -> new Telling(event.id(), Message.of(event, bot, mask)))
                    .toList();
            boolean ready =
                    !busy.contains(sink) && rests.getOrDefault(sink, Rest.NONE).isOver(now);
            if (ready && !tellings.isEmpty()) {
                busy.add(sink);
                rounds.add(new Round(sink, tellings));
            }
        }
    }

    public boolean hasRound() {
        return !rounds.isEmpty();
    }

    public Round round() {
        return rounds.removeFirst();
    }

    /** Makes the message ready for the sink. */
    public void address(@Variable("round") Round round, @Variable("message") Telling telling, Exchange exchange) {
        telling.fill(exchange.getMessage(), round.sink());
    }

    /** The sink has the message. */
    public void taken(@Variable("round") Round round) {
        round.taken();
    }

    /** The sink did not take a message. That is logged and not told, since telling is what failed. */
    public void notTaken(@Variable("round") Round round, Exchange exchange) {
        round.breakOff();
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        // Only the name of the sink: its address may hold a token.
        LOG.error("sink={} failed=\"{}\"", round.sink(), mask.over(String.valueOf(failure)));
    }

    /** The round is over. Any thread. */
    public void giveBack(@Body Round round) {
        ended.add(round);
    }

    /** Whether something came back that the desk has not seen. */
    public boolean hasNews() {
        return !ended.isEmpty() || !letters.isEmpty();
    }
}
