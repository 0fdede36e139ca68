package dev.caravel.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.book.Foreign;
import dev.caravel.market.Coin;
import dev.caravel.market.Volume;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is known of what the owner does by hand, as JSON. */
final class ForeignJson {
    private ForeignJson() {}

    static ObjectNode write(Foreign foreign) {
        return new Form()
                .with("since", foreign.since())
                .with("told", foreign.told(), txid -> new Form().with("txid", txid))
                .with(
                        "booked",
                        foreign.booked().entrySet(),
                        entry -> new Form().with("txid", entry.getKey()).with("since", entry.getValue()))
                .with(
                        "missed",
                        foreign.missed().entrySet(),
                        entry -> new Form()
                                .with("coin", entry.getKey())
                                .with("volume", entry.getValue().volume())
                                .with(
                                        "sold",
                                        LotJson.unlessEmpty(entry.getValue().sold()))
                                .with("until", entry.getValue().until()))
                .node();
    }

    static Foreign read(Fields fields) {
        SortedMap<String, Instant> booked = new TreeMap<>();
        fields.list("booked", item -> Map.entry(item.text("txid"), item.value("since", Instant::parse)))
                .forEach(entry -> booked.put(entry.getKey(), entry.getValue()));
        SortedMap<Coin, Foreign.Missed> missed = new TreeMap<>();
        fields.list("missed", item -> Map.entry(item.value("coin", Coin::new), missed(item)))
                .forEach(entry -> missed.put(entry.getKey(), entry.getValue()));
        return new Foreign(
                new TreeSet<>(fields.list("told", item -> item.text("txid"))),
                booked,
                fields.optional("since", Instant::parse),
                missed);
    }

    private static Foreign.Missed missed(Fields item) {
        return new Foreign.Missed(
                item.value("volume", Volume::of), LotJson.orNone(item, "sold"), item.value("until", Instant::parse));
    }
}
