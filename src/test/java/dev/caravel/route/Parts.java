package dev.caravel.route;

import dev.caravel.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/** What tests in other packages need of the wiring. */
public final class Parts {
    /** So that every cycle finds a coin to buy. */
    public static final List<String> EAGER = Bot.EAGER;

    private Parts() {}

    /** All beans that the routes name. */
    public static Map<String, Object> beans(Wiring wiring) {
        return wiring.beans();
    }

    /** What stands in the placeholders of the routes of a bot that runs by Quartz, without a paper exchange of its own. */
    public static Map<String, String> placeholders(Settings settings) {
        return Placeholders.of(settings, true, Optional.empty());
    }

    /** Notes that the exchange failed at that step, as Camel does by an interceptor. */
    public static void noteFailure(Exchange exchange, String step) {
        FailedSteps.note(exchange, step);
    }

    /** Hears of every run of the desk at its end. */
    public static void listen(Wiring wiring, Consumer<DeskRun> listener) {
        wiring.desk().listen(listener);
    }

    /** The bot is about to end. */
    public static void leave(Wiring wiring) {
        wiring.departure().begin();
    }

    /** Whether the book was read. */
    public static boolean isLoaded(Wiring wiring) {
        return wiring.bookKeeping().isLoaded();
    }

    /** A run that reads everything to rebuild the book. */
    public static DeskRun recovering(Instant now) {
        return new DeskRun(DeskKind.WATCH, now);
    }

    /** The book has been rebuilt: the next save puts it in place of these documents. */
    public static void replace(Wiring wiring, Map<String, String> documents) {
        wiring.bookKeeping().replaces(documents);
    }
}
