package dev.caravel.paper.api;

import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.PaperOrder;
import dev.caravel.paper.engine.Refusal;
import dev.caravel.paper.engine.Trader;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** CancelOrder, CancelOrderBatch, CancelAll, CancelAllOrdersAfter. */
final class CancelMethods {
    private static final int MOST = 50;
    private static final int LONGEST_TIMEOUT = 86_400;

    private final Engine engine;

    CancelMethods(Engine engine) {
        this.engine = engine;
    }

    Map<String, Methods.Private> methods() {
        return Map.of(
                "CancelOrder", Methods.change(Permission.CLOSE_TRADES, this::cancelOrder),
                "CancelOrderBatch", Methods.change(Permission.CLOSE_TRADES, this::cancelOrderBatch),
                "CancelAll", Methods.change(Permission.CLOSE_TRADES, this::cancelAll),
                "CancelAllOrdersAfter", Methods.change(Permission.CLOSE_TRADES, this::cancelAllOrdersAfter));
    }

    private String cancelOrder(Trader trader, Arguments arguments) {
        if (arguments.text("txid").or(() -> arguments.text("cl_ord_id")).isEmpty()) {
            throw Refusal.argument("txid");
        }
        return cancelled(new NamedOrders(trader, arguments).toCancel());
    }

    private String cancelOrderBatch(Trader trader, Arguments arguments) {
        NamedOrders named = new NamedOrders(trader, arguments);
        if (named.count() == 0 || named.count() > MOST) {
            throw Refusal.argument("orders");
        }
        return cancelled(named.toCancelTogether());
    }

    private String cancelAll(Trader trader, Arguments nothing) {
        int count = engine.entry().cancelAll(trader);
        return Json.object(json -> json.writeNumberField("count", count));
    }

    private String cancelAllOrdersAfter(Trader trader, Arguments arguments) {
        int timeout = arguments.integer("timeout").orElseThrow(() -> Refusal.argument("timeout"));
        if (timeout < 0 || timeout >= LONGEST_TIMEOUT) {
            throw Refusal.argument("timeout");
        }
        Optional<Instant> trigger = engine.entry().cancelAllAfter(trader, Duration.ofSeconds(timeout));
        return Json.object(json -> {
            json.writeStringField("currentTime", Json.rfc3339(engine.now()));
            json.writeStringField("triggerTime", trigger.map(Json::rfc3339).orElse("0"));
        });
    }

    private String cancelled(Collection<PaperOrder> orders) {
        if (orders.isEmpty()) {
            throw Refusal.of("EOrder:Unknown order");
        }
        orders.forEach(engine.entry()::cancel);
        return Json.object(json -> json.writeNumberField("count", orders.size()));
    }
}
