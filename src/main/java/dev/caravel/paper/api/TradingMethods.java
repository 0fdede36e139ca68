package dev.caravel.paper.api;

import dev.caravel.paper.engine.Amendment;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.NewOrder;
import dev.caravel.paper.engine.OrderText;
import dev.caravel.paper.engine.PaperOrder;
import dev.caravel.paper.engine.Refusal;
import dev.caravel.paper.engine.Trader;
import java.util.Map;
import java.util.Optional;

/** AddOrder, AmendOrder. */
final class TradingMethods {
    private final Engine engine;

    TradingMethods(Engine engine) {
        this.engine = engine;
    }

    Map<String, Methods.Private> methods() {
        return Map.of(
                "AddOrder", Methods.changeOrCheck(Permission.MODIFY_TRADES, this::addOrder),
                "AmendOrder", Methods.change(Permission.MODIFY_TRADES, this::amendOrder));
    }

    private String addOrder(Trader trader, Arguments arguments) {
        NewOrder order = new OrderArguments(engine, arguments).newOrder();
        String description = OrderText.of(order);
        String close = OrderText.close(order);
        Optional<PaperOrder> placed = Optional.empty();
        if (order.validate()) {
            engine.entry().check(trader, order);
        } else {
            placed = Optional.of(engine.entry().place(trader, order));
        }
        Optional<String> txid = placed.map(PaperOrder::txid);
        return Json.object(json -> {
            json.writeObjectFieldStart("descr");
            json.writeStringField("order", description);
            if (!close.isEmpty()) {
                json.writeStringField("close", close);
            }
            json.writeEndObject();
            if (txid.isPresent()) {
                json.writeArrayFieldStart("txid");
                json.writeString(txid.get());
                json.writeEndArray();
            }
        });
    }

    private String amendOrder(Trader trader, Arguments arguments) {
        PaperOrder order = new NamedOrders(trader, arguments).toAmend().orElseThrow(() -> unknown(arguments));
        if (arguments.text("pair").isPresent() && Names.pit(engine, arguments) != order.pit()) {
            throw Refusal.argument("pair");
        }
        Amendment change = new OrderArguments(engine, arguments).amendment();
        String id = engine.entry().amend(order, change);
        return Json.object(json -> json.writeStringField("amend_id", id));
    }

    private static Refusal unknown(Arguments arguments) {
        boolean named =
                arguments.text("txid").or(() -> arguments.text("cl_ord_id")).isPresent();
        return named ? Refusal.of("EOrder:Unknown order") : Refusal.argument("txid");
    }
}
