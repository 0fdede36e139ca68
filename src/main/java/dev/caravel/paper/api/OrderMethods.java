package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravel.paper.engine.PaperOrder;
import dev.caravel.paper.engine.Refusal;
import dev.caravel.paper.engine.Trader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** OpenOrders, ClosedOrders, QueryOrders: what became of an account's orders. */
final class OrderMethods {
    private static final int MOST_QUERIED = 50;

    Map<String, Methods.Private> methods() {
        return Map.of(
                "OpenOrders", Methods.read(Permission.QUERY_OPEN_TRADES, OrderMethods::openOrders),
                "QueryOrders", Methods.read(Permission.QUERY_OPEN_TRADES, OrderMethods::queryOrders),
                "ClosedOrders", Methods.read(Permission.QUERY_CLOSED_TRADES, OrderMethods::closedOrders));
    }

    /** Which of their trades the orders of a reply name. */
    private record Shown(boolean any, TradeView view) {
        static Shown of(Arguments arguments) {
            return new Shown(arguments.isTrue("trades"), TradeView.of(arguments));
        }

        void write(JsonGenerator json, PaperOrder order) throws IOException {
            OrderJson.order(json, order, any ? Optional.of(view.of(order.trades())) : Optional.empty());
        }
    }

    private static String openOrders(Trader trader, Arguments arguments) {
        Predicate<PaperOrder> wanted = named(arguments);
        Shown shown = Shown.of(arguments);
        return Json.object(json -> {
            json.writeObjectFieldStart("open");
            for (PaperOrder order : trader.open()) {
                if (wanted.test(order)) {
                    shown.write(json, order);
                }
            }
            json.writeEndObject();
        });
    }

    private static String closedOrders(Trader trader, Arguments arguments) {
        History history = History.of(arguments, id -> trader.order(id).map(PaperOrder::opened));
        Predicate<PaperOrder> wanted = named(arguments).and(within(history, arguments));
        Shown shown = Shown.of(arguments);
        History.Page<PaperOrder> page = history.page(trader.over(), OrderMethods::closed, wanted);
        return history.json("closed", page, shown::write);
    }

    private static Instant closed(PaperOrder order) {
        return order.closed().orElse(Instant.MAX);
    }

    private static Predicate<PaperOrder> within(History history, Arguments arguments) {
        return switch (arguments.text("closetime").orElse("both")) {
            case "open" -> order -> history.contains(order.opened());
            case "close" -> order -> history.contains(closed(order));
            case "both" -> order -> history.contains(order.opened()) || history.contains(closed(order));
            default -> throw Refusal.argument("closetime");
        };
    }

    private static Predicate<PaperOrder> named(Arguments arguments) {
        OptionalInt userref = arguments.integer("userref");
        Optional<String> clientId = arguments.text("cl_ord_id");
        return order -> (userref.isEmpty() || order.userref().equals(userref))
                && (clientId.isEmpty() || order.clientId().equals(clientId));
    }

    private static String queryOrders(Trader trader, Arguments arguments) {
        List<PaperOrder> known = arguments.ids("txid", MOST_QUERIED).stream()
                .flatMap(id -> trader.order(id).stream())
                .distinct()
                .toList();
        if (known.isEmpty()) {
            throw Refusal.of("EOrder:Unknown order");
        }
        OptionalInt userref = arguments.integer("userref");
        List<PaperOrder> orders = known.stream()
                .filter(order -> userref.isEmpty() || order.userref().equals(userref))
                .toList();
        Shown shown = Shown.of(arguments);
        return Json.object(json -> {
            for (PaperOrder order : orders) {
                shown.write(json, order);
            }
        });
    }
}
