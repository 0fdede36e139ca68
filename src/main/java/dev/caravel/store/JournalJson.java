package dev.caravel.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.book.Intent;
import dev.caravel.market.Coin;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import dev.caravel.store.JournalEntry.DeadLetter;
import dev.caravel.store.JournalEntry.Kind;
import dev.caravel.store.JournalEntry.OrderCall;
import dev.caravel.store.JournalEntry.Run;
import dev.caravel.strategy.MarketScore;
import dev.caravel.strategy.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A line of the journal as JSON. Its time comes first, its kind second. */
final class JournalJson {
    private JournalJson() {}

    static String write(JournalEntry entry) {
        Form form = new Form().with("time", entry.time());
        ObjectNode node = switch (entry) {
            case Run run ->
                form.with("kind", run.kind())
                        .with("market", market(run.verdict().market()))
                        .with("decisions", run.verdict().decisions(), DecisionJson::write)
                        .node();
            case OrderCall call ->
                form.with("kind", "order")
                        .with("coin", call.coin())
                        .with("call", call.call())
                        .with("side", call.side())
                        .with("id", call.id())
                        .with("limit", call.limit())
                        .with("volume", call.volume())
                        .with("reason", call.reason())
                        .with("outcome", call.outcome())
                        .with("text", call.text())
                        .node();
            case DeadLetter letter ->
                form.with("kind", "dead-letter")
                        .with("coin", letter.coin())
                        .with("fields", fields(letter.fields()))
                        .node();
        };
        return Json.text(node);
    }

    /**
     * The entry that a line says.
     *
     * @throws StoreException if the line was cut or is none of ours
     */
    static JournalEntry read(String line) {
        Fields fields = new Fields("journal", Json.object("journal", line), ignored -> {});
        String kind = fields.text("kind");
        Instant time = fields.value("time", Instant::parse);
        return switch (kind) {
            case "order" ->
                new OrderCall(
                        time,
                        fields.value("coin", Coin::new),
                        fields.word("call", Intent.Kind.class),
                        fields.word("side", Side.class),
                        fields.text("id"),
                        fields.optional("limit", Price::of),
                        fields.optional("volume", Volume::of),
                        fields.text("reason"),
                        fields.text("outcome"),
                        fields.text("text"));
            case "dead-letter" ->
                new DeadLetter(time, fields.optional("coin", Coin::new), fields.part("fields", Fields::texts));
            default ->
                new Run(
                        fields.word("kind", Kind.class),
                        new Verdict(
                                time,
                                fields.part("market", JournalJson::market),
                                fields.list("decisions", DecisionJson::read)));
        };
    }

    private static Form market(MarketScore market) {
        return new Form()
                .with("score", DecisionJson.rounded(market.total()))
                .with("quoted", market.quoted())
                .with("open", market.open());
    }

    private static MarketScore market(Fields fields) {
        return new MarketScore(
                DecisionJson.number(fields, "score"), fields.value("quoted", Integer::parseInt), fields.flag("open"));
    }

    private static Form fields(Map<String, String> fields) {
        Form form = new Form();
        new TreeMap<>(fields).forEach(form::with);
        return form;
    }
}
