package dev.caravel.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.book.Event;
import dev.caravel.market.Coin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the owner is still to be told, as JSON. */
final class OutboxJson {
    private OutboxJson() {}

    static ObjectNode write(List<Event> events) {
        return new Form().with("events", events, OutboxJson::event).node();
    }

    static List<Event> read(Fields fields) {
        return fields.list("events", OutboxJson::event);
    }

    private static Form event(Event event) {
        return new Form()
                .with("id", event.id())
                .with("kind", event.kind())
                .with("time", event.time())
                .with("coin", event.coin())
                .with("text", event.text())
                .with(
                        "taken",
                        Optional.of(event.takenBy())
                                .filter(sinks -> !sinks.isEmpty())
                                .map(sinks -> String.join(" ", new TreeSet<>(sinks))));
    }

    private static Event event(Fields fields) {
        return new Event(
                fields.text("id"),
                fields.word("kind", Event.Kind.class),
                fields.value("time", Instant::parse),
                fields.optional("coin", Coin::new),
                fields.text("text"),
                fields.optional("taken", sinks -> Set.of(sinks.split(" "))).orElse(Set.of()));
    }
}
