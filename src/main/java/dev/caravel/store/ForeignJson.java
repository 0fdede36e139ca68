package dev.caravel.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.book.Foreign;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is known of orders that are not the bot's, as JSON. */
final class ForeignJson {
    private ForeignJson() {}

    static ObjectNode write(Foreign foreign) {
        return new Form()
                .with("told", foreign.told(), txid -> new Form().with("txid", txid))
                .with(
                        "booked",
                        foreign.booked().entrySet(),
                        entry -> new Form().with("txid", entry.getKey()).with("since", entry.getValue()))
                .node();
    }

    static Foreign read(Fields fields) {
        SortedMap<String, Instant> booked = new TreeMap<>();
        fields.list("booked", item -> Map.entry(item.text("txid"), item.value("since", Instant::parse)))
                .forEach(entry -> booked.put(entry.getKey(), entry.getValue()));
        return new Foreign(new TreeSet<>(fields.list("told", item -> item.text("txid"))), booked);
    }
}
