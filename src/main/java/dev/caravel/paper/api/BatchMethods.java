package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.NewOrder;
import dev.caravel.paper.engine.OrderText;
import dev.caravel.paper.engine.PaperOrder;
import dev.caravel.paper.engine.Refusal;
import dev.caravel.paper.engine.Trader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * AddOrderBatch. What is wrong with one order refuses all of them; what an order finds when it comes to the market (no funds, too many
 * open orders, post-only that would take) is its own.
 */
final class BatchMethods {
    private static final int LEAST = 2;
    private static final int MOST = 15;

    /** What refuses only the order itself. */
    private static final Set<String> ITS_OWN =
            Set.of("EOrder:Insufficient funds", "EOrder:Orders limit exceeded", "EOrder:Post only order");

    /** What stands once for all orders. */
    private static final List<String> SHARED = List.of("pair", "asset_class", "deadline", "validate");

    private final Engine engine;

    BatchMethods(Engine engine) {
        this.engine = engine;
    }

    /**
     * What became of one order of a batch.
     *
     * @param text the order in words, by the prices of its moment
     */
    private record Entry(NewOrder order, String text, Optional<String> txid, Optional<String> error) {}

    Map<String, Methods.Private> methods() {
        return Map.of("AddOrderBatch", Methods.changeOrCheck(Permission.MODIFY_TRADES, this::addOrderBatch));
    }

    private String addOrderBatch(Trader trader, Arguments arguments) {
        List<NewOrder> orders = new ArrayList<>();
        arguments.required("pair");
        List<Arguments> asked = arguments.objects("orders");
        if (asked.size() < LEAST || asked.size() > MOST) {
            throw Refusal.argument("orders");
        }
        for (Arguments order : asked) {
            Map<String, String> fields = new LinkedHashMap<>(order.values());
            SHARED.forEach(name -> fields.remove(name));
            SHARED.forEach(name -> arguments.text(name).ifPresent(value -> fields.put(name, value)));
            orders.add(new OrderArguments(engine, Arguments.of(fields)).newOrder());
        }
        for (NewOrder order : orders) {
            checkWhatRefusesAll(trader, order);
        }
        List<Entry> entries = orders.stream().map(order -> entry(trader, order)).toList();
        return Json.object(json -> {
            json.writeArrayFieldStart("orders");
            for (Entry entry : entries) {
                write(json, entry);
            }
            json.writeEndArray();
        });
    }

    private void checkWhatRefusesAll(Trader trader, NewOrder order) {
        try {
            engine.entry().check(trader, order);
        } catch (Refusal refusal) {
            if (!ITS_OWN.contains(refusal.error())) {
                throw refusal;
            }
        }
    }

    private Entry entry(Trader trader, NewOrder order) {
        String text = OrderText.of(order);
        try {
            if (order.validate()) {
                engine.entry().check(trader, order);
                return new Entry(order, text, Optional.empty(), Optional.empty());
            }
            PaperOrder placed = engine.entry().place(trader, order);
            return new Entry(order, text, Optional.of(placed.txid()), Optional.empty());
        } catch (Refusal refusal) {
            return new Entry(order, text, Optional.empty(), Optional.of(refusal.error()));
        }
    }

    private static void write(JsonGenerator json, Entry entry) throws IOException {
        json.writeStartObject();
        if (entry.error().isPresent()) {
            json.writeStringField("error", entry.error().get());
        } else {
            if (entry.txid().isPresent()) {
                json.writeStringField("txid", entry.txid().get());
            }
            json.writeObjectFieldStart("descr");
            json.writeStringField("order", entry.text());
            json.writeEndObject();
            String close = OrderText.close(entry.order());
            if (!close.isEmpty()) {
                json.writeStringField("close", close);
            }
        }
        json.writeEndObject();
    }
}
