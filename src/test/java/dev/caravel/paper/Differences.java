package dev.caravel.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Where Kraken is known to answer otherwise than its own description says. Its live form wins, and each difference is named here. */
final class Differences {
    private static final String RESULT = "/properties/result";
    private static final String CLOSED = RESULT + "/properties/closed/additionalProperties";
    private static final String TRADE = RESULT + "/properties/trades/additionalProperties";

    private Differences() {}

    /**
     * One difference.
     *
     * @param words what is live
     * @param live changes the schemas, by method, to what is live
     */
    record Difference(String words, Consumer<Map<String, ObjectNode>> live) {
        @Override
        public String toString() {
            return words;
        }
    }

    /** In the order in which they are to be applied. */
    static List<Difference> all() {
        return List.of(
                new Difference(
                        "ClosedOrders: the reason is null for an order that was filled",
                        schemas -> properties(schemas, "private/ClosedOrders", CLOSED)
                                .putObject("reason")
                                .putArray("type")
                                .add("string")
                                .add("null")),
                new Difference(
                        "QueryOrders: described is one order, but the reply has each under its id",
                        schemas -> at(schemas, "private/QueryOrders", "/properties")
                                .putObject("result")
                                .put("type", "object")
                                .set("additionalProperties", at(schemas, "private/ClosedOrders", CLOSED))),
                new Difference(
                        "TradesHistory: a trade names its asset class, forex",
                        schemas -> properties(schemas, "private/TradesHistory", TRADE)
                                .putObject("aclass")
                                .put("type", "string")),
                new Difference(
                        "QueryTrades: a trade names its asset class, forex",
                        schemas -> properties(schemas, "private/QueryTrades", RESULT + "/additionalProperties")
                                .putObject("aclass")
                                .put("type", "string")),
                new Difference("BalanceEx: described is one asset, but the reply has each under its id", schemas -> {
                    JsonNode asset = at(schemas, "private/BalanceEx", RESULT + "/properties/asset");
                    at(schemas, "private/BalanceEx", "/properties")
                            .putObject("result")
                            .put("type", "object")
                            .set("additionalProperties", asset);
                }),
                new Difference(
                        "AddOrderBatch: a conditional close is said beside the order",
                        schemas -> properties(schemas, "private/AddOrderBatch", RESULT + "/properties/orders/items")
                                .putObject("close")
                                .put("type", "string")),
                new Difference(
                        "OrderAmends: there is a list of errors as in every reply",
                        schemas -> at(schemas, "private/OrderAmends", "/properties")
                                .putObject("error")
                                .put("type", "array")),
                new Difference("TradeVolume: minfee, maxfee, nextfee, nextvolume, tiervolume are one word", schemas -> {
                    for (String fees : List.of("fees", "fees_maker")) {
                        ObjectNode tier = properties(
                                schemas,
                                "private/TradeVolume",
                                RESULT + "/properties/" + fees + "/additionalProperties");
                        for (String name : List.of("min_fee", "max_fee", "next_fee", "next_volume", "tier_volume")) {
                            tier.set(name.replace("_", ""), tier.remove(name));
                        }
                    }
                }));
    }

    private static ObjectNode properties(Map<String, ObjectNode> schemas, String method, String pointer) {
        return at(schemas, method, pointer + "/properties");
    }

    private static ObjectNode at(Map<String, ObjectNode> schemas, String method, String pointer) {
        return (ObjectNode) schemas.get(method).at(pointer);
    }
}
