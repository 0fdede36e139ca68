package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** AddOrderBatch: two to fifteen orders of one pair in one request. */
class BatchContractTest {
    private final Floor floor = new Floor();

    private static String limit(String volume, String price, String... more) {
        StringBuilder order = new StringBuilder(
                "{\"ordertype\":\"limit\",\"type\":\"buy\",\"volume\":\"" + volume + "\",\"price\":\"" + price + '"');
        for (int i = 0; i < more.length; i += 2) {
            order.append(",\"").append(more[i]).append("\":").append(more[i + 1]);
        }
        return order.append('}').toString();
    }

    private static String batch(String... orders) {
        return "\"pair\":\"BTC/USD\",\"orders\":[" + String.join(",", orders) + ']';
    }

    private JsonNode place(String fields) {
        return floor.client.askJson("AddOrderBatch", fields).path("orders");
    }

    private String refused(String fields) {
        return floor.client.refusedJson("AddOrderBatch", fields);
    }

    private int open() {
        return floor.client.ask("OpenOrders").path("open").size();
    }

    @Test
    void ordersAreAnsweredInTheirOrder() {
        JsonNode orders = place(batch(limit("0.1", "30000"), limit("0.2", "31000", "cl_ord_id", "\"mine\"")));
        assertThat(orders).hasSize(2);
        assertThat(orders.path(0).path("descr").path("order").asText())
                .isEqualTo("buy 0.10000000 XBTUSD @ limit 30000.0");
        assertThat(orders.path(1).path("descr").path("order").asText())
                .isEqualTo("buy 0.20000000 XBTUSD @ limit 31000.0");
        assertThat(orders.path(0).path("txid").isTextual())
                .as("a text, not a list")
                .isTrue();
        assertThat(floor.order(orders.path(1).path("txid").asText())
                        .path("cl_ord_id")
                        .asText())
                .isEqualTo("mine");
    }

    @Test
    void aRelativePriceIsSaidAsItCameToBeWhateverIsTradedAfterwards() {
        String taking = "{\"ordertype\":\"market\",\"type\":\"buy\",\"volume\":\"1.1\"}";
        JsonNode order = place(batch(taking, limit("0.1", "-100"), taking)).path(1);
        JsonNode placed = floor.order(order.path("txid").asText());
        assertThat(order.path("descr").path("order").asText())
                .isEqualTo("buy 0.10000000 XBTUSD @ limit 39920.1")
                .isEqualTo(placed.path("descr").path("order").asText());
    }

    @Test
    void aConditionalCloseIsSaidBesideTheOrder() {
        JsonNode orders = place(batch(
                limit(
                        "0.1",
                        "30000",
                        "close",
                        "{\"ordertype\":\"stop-loss-limit\",\"price\":\"29000\",\"price2\":\"28000\"}"),
                limit("0.1", "30000")));
        assertThat(orders.path(0).path("close").asText())
                .isEqualTo("close position @ stop loss 29000.0 -> limit 28000.0");
        assertThat(orders.path(1).has("close")).isFalse();
    }

    @Test
    void oneBadArgumentRefusesTheWholeBatch() {
        assertThat(refused(batch(limit("0.1", "30000"), limit("much", "30000"))))
                .isEqualTo("EGeneral:Invalid arguments:volume");
        assertThat(refused(batch(limit("0.1", "30000"), limit("0.1", "30000.123"))))
                .contains("price can only be specified");
        assertThat(refused(batch(limit("0.1", "30000"), limit("0.00001", "30000"))))
                .isEqualTo("EGeneral:Invalid arguments:volume minimum not met");
        assertThat(open()).isZero();
    }

    @Test
    void fundsAreEachOrdersOwn() {
        JsonNode orders = place(batch(limit("2", "40000"), limit("2", "39000"), limit("0.1", "30000")));
        assertThat(orders.path(0).has("txid")).isTrue();
        assertThat(orders.path(1).path("error").asText()).isEqualTo("EOrder:Insufficient funds");
        assertThat(orders.path(1).has("txid")).isFalse();
        assertThat(orders.path(2).has("txid")).isTrue();
    }

    @Test
    void twoToFifteenOrdersAreABatch() {
        assertThat(refused(batch())).isEqualTo("EGeneral:Invalid arguments:orders");
        assertThat(refused(batch(limit("0.1", "30000")))).isEqualTo("EGeneral:Invalid arguments:orders");
        String[] many = new String[16];
        java.util.Arrays.fill(many, limit("0.001", "30000"));
        assertThat(refused(batch(many))).isEqualTo("EGeneral:Invalid arguments:orders");
        assertThat(place(batch(java.util.Arrays.copyOf(many, 15)))).hasSize(15);
        assertThat(refused("\"orders\":[" + limit("0.1", "30000") + ',' + limit("0.1", "30000") + ']'))
                .isEqualTo("EGeneral:Invalid arguments:pair");
    }

    @Test
    void aBatchCanBeCheckedOnly() {
        JsonNode orders = place("\"validate\":true," + batch(limit("0.1", "30000"), limit("9", "30000")));
        assertThat(orders.path(0).has("descr")).isTrue();
        assertThat(orders.path(0).has("txid")).isFalse();
        assertThat(orders.path(1).path("error").asText()).isEqualTo("EOrder:Insufficient funds");
        assertThat(open()).isZero();
    }

    @Test
    void theBatchsDeadlineIsThatOfEveryOrder() {
        String late = "\"deadline\":\"2024-01-01T00:04:00Z\",";
        assertThat(refused(late + batch(limit("0.1", "30000"), limit("0.1", "30000"))))
                .isEqualTo("EService:Deadline elapsed");
    }

    @Test
    void aFormWillDo() {
        JsonNode reply = floor.client.ask(
                "AddOrderBatch",
                "pair",
                "XBTUSD",
                "orders[0][ordertype]",
                "limit",
                "orders[0][type]",
                "buy",
                "orders[0][volume]",
                "0.1",
                "orders[0][price]",
                "30000",
                "orders[1][ordertype]",
                "market",
                "orders[1][type]",
                "buy",
                "orders[1][volume]",
                "0.1");
        assertThat(reply.path("orders")).hasSize(2);
        assertThat(open()).isEqualTo(1);
    }
}
