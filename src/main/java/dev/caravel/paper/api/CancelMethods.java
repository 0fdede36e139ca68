package dev.caravel.paper.api;

import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.PaperOrder;
import dev.caravel.paper.engine.Refusal;
import dev.caravel.paper.engine.Trader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** CancelOrder, CancelOrderBatch, CancelAll, CancelAllOrdersAfter. */
final class CancelMethods {
    private static final int MOST = 50;
    private static final int LONGEST_TIMEOUT = 86_400;

    /** A userref in place of an id. */
    private static final Pattern USERREF = Pattern.compile("-?[0-9]{1,10}");

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
        List<String> ids = arguments.text("txid").stream().toList();
        List<String> clientIds = arguments.text("cl_ord_id").stream().toList();
        if (ids.isEmpty() && clientIds.isEmpty()) {
            throw Refusal.argument("txid");
        }
        return cancelled(named(trader, ids, ids.isEmpty() ? clientIds : List.of()));
    }

    private String cancelOrderBatch(Trader trader, Arguments arguments) {
        List<String> ids = batch(arguments, "orders", "txid");
        List<String> clientIds = batch(arguments, "cl_ord_ids", "cl_ord_id");
        if ((ids.isEmpty() && clientIds.isEmpty()) || ids.size() + clientIds.size() > MOST) {
            throw Refusal.argument("orders");
        }
        return cancelled(named(trader, ids, clientIds));
    }

    /** A list of plain values, or of objects with one field. */
    private static List<String> batch(Arguments arguments, String name, String field) {
        List<String> all = new ArrayList<>(arguments.list(name + Fields.LIST));
        arguments.objects(name).forEach(object -> object.text(field).ifPresent(all::add));
        return all.stream().distinct().toList();
    }

    private static Set<PaperOrder> named(Trader trader, List<String> ids, List<String> clientIds) {
        Set<PaperOrder> orders = new LinkedHashSet<>();
        for (String id : ids) {
            orders.addAll(byIdOrUserref(trader, id));
        }
        for (String id : clientIds) {
            trader.openByClientId(id).ifPresent(orders::add);
        }
        if (orders.isEmpty()) {
            throw Refusal.of("EOrder:Unknown order");
        }
        return orders;
    }

    /** The open orders that an id, or a userref in its place, names. */
    static List<PaperOrder> byIdOrUserref(Trader trader, String id) {
        if (!USERREF.matcher(id).matches()) {
            return trader.openOrder(id).stream().toList();
        }
        long userref = Long.parseLong(id);
        return userref == (int) userref ? trader.openByUserref((int) userref) : List.of();
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
        orders.forEach(engine.entry()::cancel);
        return Json.object(json -> json.writeNumberField("count", orders.size()));
    }
}
