package dev.caravel.kraken;

import dev.caravel.market.Price;
import dev.caravel.order.OrderForm;
import dev.caravel.order.OrderState;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads orders, our own and everybody else's on the account.
 *
 * @see AccountCalls
 */
public final class OrderReader {

    private OrderReader() {}

    /**
     * The open orders (OpenOrders), all of them.
     *
     * @throws KrakenException if they cannot be read in full
     */
    public static List<OrderState> open(KrakenReply reply) {
        return orders(Row.result("OpenOrders", reply).object("open"));
    }

    /**
     * A page of the orders that are over (ClosedOrders).
     *
     * @throws KrakenException if it cannot be read in full
     */
    public static Page<OrderState> closed(KrakenReply reply) {
        Row result = Row.result("ClosedOrders", reply);
        return new Page<>(orders(result.object("closed")), count(result));
    }

    /**
     * The orders that were asked for (QueryOrders). Those that Kraken does not know may be missing.
     *
     * @throws KrakenException if they cannot be read in full
     */
    public static List<OrderState> queried(KrakenReply reply) {
        return orders(Row.result("QueryOrders", reply));
    }

    static OptionalInt count(Row result) {
        return result.has("count") ? OptionalInt.of(result.integer("count")) : OptionalInt.empty();
    }

    private static List<OrderState> orders(Row orders) {
        return orders.rows().map(OrderReader::order).toList();
    }

    private static OrderState order(Row order) {
        Row description = order.object("descr");
        boolean over = order.has("closetm") && order.decimal("closetm").signum() > 0;
        return new OrderState(
                order.key(),
                order.optionalText("cl_ord_id"),
                description.text("pair"),
                description.word("type", Side.class),
                limit(description),
                order.volume("vol"),
                order.volume("vol_exec"),
                order.money("cost"),
                order.money("fee"),
                order.word("status", OrderStatus.class),
                order.time("opentm"),
                over ? Optional.of(order.time("closetm")) : Optional.empty(),
                order.optionalText("reason").orElse(""),
                order.texts("trades"),
                form(order, description));
    }

    private static OrderForm form(Row order, Row description) {
        List<String> flags = List.of(order.optionalText("oflags").orElse("").split(","));
        boolean onMargin = description
                .optionalText("leverage")
                .filter(leverage -> !leverage.equals("none"))
                .isPresent();
        if (onMargin || flags.contains("fcib") || flags.contains("viqc")) {
            return OrderForm.OTHER;
        }
        boolean placesAnother = description.optionalText("close").isPresent();
        return switch (description.text("ordertype")) {
            case "limit", "market" -> placesAnother ? OrderForm.CONDITIONAL : OrderForm.PLAIN;
            case "settle-position" -> OrderForm.OTHER;
            default -> OrderForm.CONDITIONAL;
        };
    }

    /** The owner's own orders may be of types that this bot never places. */
    private static Optional<Price> limit(Row description) {
        String field = switch (description.text("ordertype")) {
            case "limit", "iceberg" -> "price";
            case "stop-loss-limit", "take-profit-limit" -> "price2";
            default -> "";
        };
        return description
                .optionalText(field)
                .flatMap(Row::plainDecimal)
                .filter(price -> price.signum() > 0)
                .map(Price::new);
    }
}
