package dev.caravel.alert;

import dev.caravel.book.Event;
import dev.caravel.discretion.Mask;
import dev.caravel.market.Coin;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Something that failed for good on its way through the routes, with all that is needed to find out why.
 *
 * @param time when it was given up
 * @param cycle which run it belonged to: its scheduled time, or what started it; empty if to none
 * @param route the route's id
 * @param step the step's id in that route
 * @param coin that it was about; empty if about none
 * @param error what went wrong
 * @param request what was asked, in a few words and without headers, keys or signatures; may be empty
 * @param trouble what it is an instance of: the owner hears of that once
 */
public record DeadLetter(
        Instant time,
        String cycle,
        String route,
        String step,
        Optional<Coin> coin,
        String error,
        String request,
        String trouble) {
    /** Before the time of a run that is no cycle. */
    public static final String WATCH = "watch ";

    /** Whether it belongs to a watch: the next one will try the same. */
    public boolean isOfWatch() {
        return cycle.startsWith(WATCH);
    }

    /** The same without secrets, should any have found their way into its texts. */
    public DeadLetter masked(Mask mask) {
        return new DeadLetter(
                time,
                mask.over(cycle),
                mask.over(route),
                mask.over(step),
                coin,
                mask.over(error),
                mask.over(request),
                mask.over(trouble));
    }

    /** One sentence for a person. */
    public String text() {
        String about = coin.map(symbol -> symbol + ": ").orElse("");
        String asked = request.isEmpty() ? "" : " (" + request + ")";
        String where = cycle.isEmpty() ? "" : " in cycle " + cycle;
        return about + route + " failed at " + step + where + ": " + error + asked;
    }

    /** All of it by name, in a fixed order, for the journal and for programs. */
    public SequencedMap<String, String> fields() {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("time", time.toString());
        fields.put("cycle", cycle);
        fields.put("route", route);
        fields.put("step", step);
        coin.map(Coin::symbol).ifPresent(symbol -> fields.put("coin", symbol));
        fields.put("error", error);
        if (!request.isEmpty()) {
            fields.put("request", request);
        }
        return fields;
    }

    /** All of it as one line of JSON. */
    public String json(Mask mask) {
        return Message.json(fields(), mask);
    }

    /** What the owner is told, if this trouble is a new one. */
    public Event event() {
        Event.Kind kind = coin.isPresent() || cycle.isEmpty() ? Event.Kind.DEAD_LETTER : Event.Kind.CYCLE_FAILED;
        return new Event(kind.word() + "/" + trouble.replace(' ', '-') + "/" + time, kind, time, coin, text());
    }
}
