package dev.caravel.route;

import dev.caravel.alert.DeadLetter;
import dev.caravel.alert.Mask;
import dev.caravel.alert.Message;
import dev.caravel.book.Book;
import dev.caravel.book.Event;
import dev.caravel.market.Coin;
import dev.caravel.store.JournalEntry;
import dev.caravel.strategy.Decision;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the owner is told: the events of the outbox, and dead letters at once.
 */
public final class Alerting {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.alert");

    private final Book book;
    private final String bot;
    private final Diary diary;
    private final InstantSource clock;
    private final List<String> sinks;
    private final Mask mask;
    /** The run in which a sink was found away: only the desk's thread looks at it. */
    private @Nullable DeskRun stoppedFor;

    private final AtomicInteger deadLetters = new AtomicInteger();

    Alerting(Book book, String bot, Diary diary, InstantSource clock, List<String> sinks, Mask mask) {
        this.book = book;
        this.bot = bot;
        this.diary = diary;
        this.clock = clock;
        this.sinks = sinks.stream()
                .map(sink -> sink.equals("log") ? "direct:alert-log" : sink)
                .toList();
        this.mask = mask;
    }

    /** The events that wait to be told. */
    public List<Event> waiting() {
        return book.outbox();
    }

    /** Whether to go on telling: not after a sink has failed, and not when the run is out of time; stops come first. */
    public boolean goesOn(@Variable("run") DeskRun run) {
        return run != stoppedFor && !run.isOverdue(clock.instant());
    }

    /** What is sent: of an event, or of a dead letter. */
    public Telling message(@Body Object subject) {
        return new Telling(
                subject instanceof DeadLetter letter
                        ? letter.message(bot, mask)
                        : Message.of((Event) subject, bot, mask));
    }

    /** Endpoint URIs. */
    public List<String> sinks() {
        return sinks;
    }

    /** The event leaves the outbox, unless a sink did not take it: then it is told again after the next run. */
    public void told(
            @Variable("event") Event event, @Variable("message") Telling telling, @Variable("run") DeskRun run) {
        if (telling.isTold()) {
            book.told(event.id());
        } else {
            stoppedFor = run;
        }
    }

    /** A sink did not take a message. That is logged and not told, since telling is what failed. */
    public void notTold(@Variable("sink") String sink, @Variable("message") Telling telling, Exchange exchange) {
        telling.fail();
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        // Only the kind of the sink: its address may hold a token.
        LOG.error("sink={} failed=\"{}\"", sink.replaceAll(":.*", ""), mask.over(String.valueOf(failure)));
    }

    /** The dead letter of an exchange that failed, in place of its body. The run that it belonged to is not a good one. */
    public DeadLetter deadLetter(Exchange exchange) {
        deadLetters.incrementAndGet();
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Optional<DeskRun> run = Optional.ofNullable(exchange.getVariable("run", DeskRun.class));
        Optional<OrderCall> order = Optional.ofNullable(exchange.getVariable("order", OrderCall.class));
        String route = exchange.getProperty(Exchange.FAILURE_ROUTE_ID, "cycle", String.class);
        Optional<FailedSteps.Note> note = FailedSteps.of(exchange);
        String step = note.map(FailedSteps.Note::step).orElse("unknown");
        String error = failure == null ? "unknown" : failure.getClass().getSimpleName() + ": " + failure.getMessage();
        run.ifPresent(failed -> failed.failed(route + " at " + step + ": " + error));
        return new DeadLetter(
                        clock.instant(),
                        run.map(of -> (of.isCycle() ? "" : "watch ") + of.due()).orElse("none"),
                        route,
                        step,
                        order.map(OrderCall::coin)
                                .or(() -> coin(exchange.getMessage().getBody())),
                        error,
                        order.map(OrderCall::toString)
                                .or(() -> note.map(FailedSteps.Note::call))
                                .orElse(""))
                .masked(mask);
    }

    private static Optional<Coin> coin(Object body) {
        return body instanceof Decision decision ? Optional.of(decision.coin()) : Optional.empty();
    }

    /** Journal first: whatever becomes of the sinks, it is kept. */
    public void keep(@Body DeadLetter letter) {
        LOG.error("dead-letter {}", letter.text());
        diary.write(new JournalEntry.DeadLetter(letter.time(), letter.coin(), letter.fields()));
    }

    /** How many dead letters there were since the start. */
    public int deadLetters() {
        return deadLetters.get();
    }
}
