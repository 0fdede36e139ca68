package dev.caravel.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.book.Doubts;
import dev.caravel.market.Coin;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Ghosts and quarantined coins as JSON. */
final class DoubtsJson {
    private DoubtsJson() {}

    static ObjectNode write(Doubts doubts) {
        return new Form()
                .with(
                        "ghosts",
                        doubts.ghosts(),
                        ghost -> new Form()
                                .with("id", ghost.id())
                                .with("coin", ghost.coin())
                                .with("until", ghost.until()))
                .with(
                        "quarantined",
                        new TreeMap<>(doubts.quarantined()).entrySet(),
                        entry -> new Form()
                                .with("coin", entry.getKey())
                                .with("why", entry.getValue().why())
                                .with("since", entry.getValue().since()))
                .node();
    }

    static Doubts read(Fields fields) {
        Map<Coin, Doubts.Quarantine> quarantined = new LinkedHashMap<>();
        fields.list(
                        "quarantined",
                        item -> Map.entry(
                                item.value("coin", Coin::new),
                                new Doubts.Quarantine(item.text("why"), item.value("since", Instant::parse))))
                .forEach(entry -> quarantined.put(entry.getKey(), entry.getValue()));
        return new Doubts(
                fields
                        .list(
                                "ghosts",
                                item -> new Doubts.Ghost(
                                        item.text("id"),
                                        item.value("coin", Coin::new),
                                        item.value("until", Instant::parse)))
                        .stream()
                        .distinct()
                        .toList(),
                quarantined);
    }
}
