package dev.caravel.route;

import dev.caravel.alert.DeadLetter;
import dev.caravel.discretion.Mask;
import dev.caravel.kraken.KrakenException;
import dev.caravel.market.Coin;
import dev.caravel.route.alert.Teller;
import dev.caravel.store.JournalEntry;
import dev.caravel.store.StoreException;
import dev.caravel.strategy.Decision;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What failed and could not be mended: kept in the journal at once, and handed to the {@link Teller}. Any thread. */
public final class Alerting {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.alert");

    /** Quotes that do not come are the only failure of that route, and it mends it itself. */
    private static final String CYCLE = "cycle";

    private static final int MOST_CAUSES = 10;

    private final Teller teller;
    private final Diary diary;
    private final InstantSource clock;
    private final Mask mask;
    private final AtomicInteger deadLetters = new AtomicInteger();
    private final Outage outage = new Outage();

    Alerting(Teller teller, Diary diary, InstantSource clock, Mask mask) {
        this.teller = teller;
        this.diary = diary;
        this.clock = clock;
        this.mask = mask;
    }

    /** The dead letter of an exchange that failed, in place of its body. The run that it belonged to is not a good one. */
    public DeadLetter deadLetter(Exchange exchange) {
        deadLetters.incrementAndGet();
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Optional<DeskRun> run = Optional.ofNullable(exchange.getVariable("run", DeskRun.class));
        Optional<OrderCall> order = Optional.ofNullable(exchange.getVariable("order", OrderCall.class));
        String route = exchange.getProperty(Exchange.FAILURE_ROUTE_ID, CYCLE, String.class);
        Optional<FailedSteps.Note> note = FailedSteps.of(exchange);
        String step = note.map(FailedSteps.Note::step).orElse("unknown");
        String error = failure == null ? "unknown" : failure.getClass().getSimpleName() + ": " + failure.getMessage();
        run.ifPresent(failed -> {
            failed.failed(mask.over(route + " at " + step + ": " + error));
            teller.reports(failed);
        });
        Optional<Coin> coin =
                order.map(OrderCall::coin).or(() -> coin(exchange.getMessage().getBody()));
        return new DeadLetter(
                        clock.instant(),
                        run.map(of -> (of.isCycle() ? "" : DeadLetter.WATCH) + of.due())
                                .orElse(""),
                        route,
                        step,
                        coin,
                        error,
                        order.map(OrderCall::toString)
                                .or(() -> note.map(FailedSteps.Note::call))
                                .orElse(""),
                        trouble(failure, route, coin))
                .masked(mask);
    }

    /** A run that failed before it could be let in. */
    public void unopened(@Variable("run") DeskRun run, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        if (run.admission() == Admission.NOT_ASKED) {
            run.failed(mask.over("the state cannot be read: " + failure.getMessage()));
        }
    }

    /** A run is over. */
    void ends(DeskRun run) {
        if (run.failure().isEmpty() && !run.verdicts().isEmpty()) {
            outage.ends();
        }
    }

    /** What does not work, in a word or two: one outage fails at many steps. */
    private static String trouble(@Nullable Throwable failure, String route, Optional<Coin> coin) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .toList();
        if (causes.stream().anyMatch(StoreException.class::isInstance)) {
            return "the state";
        }
        if (route.equals(CYCLE)) {
            return "quotes";
        }
        if (coin.isPresent()) {
            return coin.get() + " " + route;
        }
        if (causes.stream().anyMatch(IOException.class::isInstance)) {
            return "the network";
        }
        return causes.stream()
                .filter(KrakenException.class::isInstance)
                .map(KrakenException.class::cast)
                .findFirst()
                .map(Alerting::trouble)
                .orElse(route);
    }

    private static Optional<Coin> coin(Object body) {
        return body instanceof Decision decision ? Optional.of(decision.coin()) : Optional.empty();
    }

    /** What may pass by itself is one trouble; what asks something else of the owner is another. */
    private static String trouble(KrakenException refused) {
        return switch (refused.remedy()) {
            case TRY_AGAIN, WAIT, RENEW_NONCE -> "Kraken";
            case GIVE_UP, REST, STOP -> String.valueOf(refused.getMessage()).replaceAll("(: [A-Z]\\w+:[^:]*).*", "$1");
        };
    }

    /** Journal first: whatever becomes of the sinks, it is kept; but for a watch that fails as one before it did. */
    public void keep(@Body DeadLetter letter) {
        if (outage.isOldNews(letter)) {
            LOG.debug("dead-letter {}", letter.text());
            teller.hear(letter);
            return;
        }
        LOG.error("dead-letter {}", letter.text());
        diary.write(new JournalEntry.DeadLetter(letter.time(), letter.coin(), letter.fields()));
        teller.hear(letter);
    }

    /** The failure is dealt with: what follows is done like after a success. */
    public void goOn(Exchange exchange) {
        exchange.getExchangeExtension().setErrorHandlerHandled(null);
        exchange.getExchangeExtension().setRedeliveryExhausted(false);
    }

    /** How many dead letters there were since the start. */
    public int deadLetters() {
        return deadLetters.get();
    }
}
