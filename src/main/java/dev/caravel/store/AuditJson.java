package dev.caravel.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.book.Audit;
import dev.caravel.market.Coin;
import dev.caravel.order.Side;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The orders still to be audited as JSON. */
final class AuditJson {
    private AuditJson() {}

    static ObjectNode write(Audit audit) {
        return new Form()
                .with("unequal", audit.unequal())
                .with("lines", audit.lines().entrySet(), AuditJson::line)
                .node();
    }

    static Audit read(Fields fields) {
        Map<String, Audit.Line> lines = new LinkedHashMap<>();
        fields.list("lines", AuditJson::line).forEach(entry -> lines.put(entry.getKey(), entry.getValue()));
        return new Audit(lines, fields.value("unequal", Integer::parseInt));
    }

    private static Form line(Map.Entry<String, Audit.Line> entry) {
        Audit.Line line = entry.getValue();
        return new Form()
                .with("txid", entry.getKey())
                .with("coin", line.coin())
                .with("side", line.side())
                .with("placed", line.placed())
                .with("booked", LotJson.unlessEmpty(line.booked()))
                .with("over", line.over());
    }

    private static Map.Entry<String, Audit.Line> line(Fields fields) {
        return Map.entry(
                fields.text("txid"),
                new Audit.Line(
                        fields.value("coin", Coin::new),
                        fields.word("side", Side.class),
                        fields.value("placed", Instant::parse),
                        LotJson.orNone(fields, "booked"),
                        fields.flag("over")));
    }
}
