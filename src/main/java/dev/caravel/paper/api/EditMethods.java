package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.NewOrder;
import dev.caravel.paper.engine.OrderText;
import dev.caravel.paper.engine.OrderVersion;
import dev.caravel.paper.engine.PaperOrder;
import dev.caravel.paper.engine.Refusal;
import dev.caravel.paper.engine.Trader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** EditOrder, which puts a new order in the place of another, and OrderAmends, the history of those that were changed in place. */
final class EditMethods {
    private final Engine engine;

    EditMethods(Engine engine) {
        this.engine = engine;
    }

    Map<String, Methods.Private> methods() {
        return Map.of(
                "EditOrder", Methods.changeOrCheck(Permission.MODIFY_TRADES, this::editOrder),
                "OrderAmends", Methods.read(Permission.QUERY_OPEN_TRADES, EditMethods::orderAmends));
    }

    private String editOrder(Trader trader, Arguments arguments) {
        String name = arguments.required("txid");
        PaperOrder old = only(new NamedOrders(trader, arguments).toEdit());
        if (Names.pit(engine, arguments) != old.pit()) {
            throw Refusal.argument("pair");
        }
        NewOrder changed = new EditArguments(engine, arguments).edited(old);
        Optional<PaperOrder> placed = Optional.empty();
        if (changed.validate()) {
            engine.entry().checkEdit(old, changed);
        } else {
            placed = Optional.of(engine.entry().edit(old, changed));
        }
        Optional<PaperOrder> now = placed;
        NewOrder shown = now.map(PaperOrder::request).orElse(changed);
        return Json.object(json -> {
            json.writeStringField("status", "ok");
            if (now.isPresent()) {
                json.writeStringField("txid", now.get().txid());
            }
            json.writeStringField("originaltxid", old.txid());
            userrefs(json, name, old, changed);
            shown(json, shown);
            json.writeNumberField("orders_cancelled", now.isPresent() ? 1 : 0);
            json.writeObjectFieldStart("descr");
            json.writeStringField("order", now.map(OrderText::of).orElseGet(() -> OrderText.of(shown)));
            json.writeEndObject();
        });
    }

    /** A userref that several orders have names none of them. */
    private static PaperOrder only(List<PaperOrder> orders) {
        if (orders.isEmpty()) {
            throw Refusal.of("EOrder:Unknown order");
        }
        if (orders.size() > 1) {
            throw Refusal.of("EOrder:Invalid order");
        }
        return orders.getFirst();
    }

    private static void userrefs(JsonGenerator json, String name, PaperOrder old, NewOrder changed) throws IOException {
        if (!name.equals(old.txid())) {
            json.writeStringField("olduserref", name);
        }
        if (changed.userref().isPresent()) {
            json.writeStringField("newuserref", String.valueOf(changed.userref().getAsInt()));
        }
    }

    private static void shown(JsonGenerator json, NewOrder order) throws IOException {
        Json.amount(json, "volume", order.volume().amount(), order.pit().pair().lotDecimals());
        int decimals = order.pit().listing().priceDecimals();
        if (order.pricing().price().isPresent()) {
            json.writeStringField("price", order.pricing().price().get().text(decimals));
        }
        if (order.pricing().price2().isPresent()) {
            json.writeStringField("price2", order.pricing().price2().get().text(decimals));
        }
    }

    private static String orderAmends(Trader trader, Arguments arguments) {
        PaperOrder order = arguments
                .text("order_id")
                .or(() -> arguments.text("txid"))
                .map(id -> trader.order(id).orElseThrow(() -> Refusal.of("EOrder:Unknown order")))
                .orElseThrow(() -> Refusal.argument("order_id"));
        List<OrderVersion> versions = order.versions();
        return Json.object(json -> {
            json.writeNumberField("count", versions.size());
            json.writeArrayFieldStart("amends");
            for (OrderVersion version : versions) {
                version(json, order, version);
            }
            json.writeEndArray();
        });
    }

    private static void version(JsonGenerator json, PaperOrder order, OrderVersion version) throws IOException {
        json.writeStartObject();
        json.writeStringField("amend_id", version.id());
        json.writeStringField("amend_type", version.cause().name().toLowerCase(Locale.ROOT));
        volume(json, "order_qty", order, Optional.of(version.volume()));
        volume(json, "display_qty", order, version.display());
        volume(json, "remaining_qty", order, Optional.of(version.remaining()));
        price(json, "limit_price", order, version.limit());
        price(json, "trigger_price", order, version.trigger());
        if (version.reason().isPresent()) {
            json.writeStringField("reason", version.reason().get());
        }
        json.writeBooleanField("post_only", version.post());
        json.writeNumberField("timestamp", Json.nanos(version.time()));
        json.writeEndObject();
    }

    private static void volume(JsonGenerator json, String name, PaperOrder order, Optional<Volume> volume)
            throws IOException {
        if (volume.isPresent()) {
            Json.amount(json, name, volume.get().amount(), order.pit().pair().lotDecimals());
        }
    }

    private static void price(JsonGenerator json, String name, PaperOrder order, Optional<Price> price)
            throws IOException {
        if (price.isPresent()) {
            Json.amount(json, name, price.get().amount(), order.pit().listing().priceDecimals());
        }
    }
}
