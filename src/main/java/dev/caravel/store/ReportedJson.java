package dev.caravel.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.book.Reported;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was reported, as JSON. */
final class ReportedJson {
    private ReportedJson() {}

    static ObjectNode write(Reported reported) {
        return new Form()
                .with("summary", reported.summary())
                .with(
                        "troubles",
                        reported.troubles().entrySet(),
                        entry -> new Form().with("what", entry.getKey()).with("since", entry.getValue()))
                .node();
    }

    static Reported read(Fields fields) {
        SortedMap<String, Instant> troubles = new TreeMap<>();
        fields.list("troubles", item -> Map.entry(item.text("what"), item.value("since", Instant::parse)))
                .forEach(entry -> troubles.put(entry.getKey(), entry.getValue()));
        return new Reported(fields.optional("summary", Instant::parse), troubles);
    }
}
