package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** CancelOrder, CancelOrderBatch, CancelAll. */
class CancelContractTest {
    private final Floor floor = new Floor();

    private String resting(String... more) {
        return floor.limit("buy", "0.001", "30000", more);
    }

    private int cancel(String method, String... arguments) {
        return floor.client.ask(method, arguments).path("count").asInt(-1);
    }

    private String status(String txid) {
        return floor.order(txid).path("status").asText();
    }

    @Test
    void anOrderIsCancelledByItsIdOrTheClients() {
        String first = resting();
        assertThat(cancel("CancelOrder", "txid", first)).isEqualTo(1);
        assertThat(status(first)).isEqualTo("canceled");
        assertThat(floor.order(first).path("reason").asText()).isEqualTo("User requested");
        String second = resting("cl_ord_id", "mine");
        assertThat(cancel("CancelOrder", "cl_ord_id", "mine")).isEqualTo(1);
        assertThat(status(second)).isEqualTo("canceled");
    }

    @Test
    void aUserrefCancelsAllThatHaveIt() {
        resting("userref", "-7");
        resting("userref", "-7");
        String other = resting("userref", "8");
        assertThat(cancel("CancelOrder", "txid", "-7")).isEqualTo(2);
        assertThat(status(other)).isEqualTo("open");
        assertThat(floor.client.refused("CancelOrder", "txid", "-7")).isEqualTo("EOrder:Unknown order");
        assertThat(floor.client.refused("CancelOrder", "txid", "9999999999")).isEqualTo("EOrder:Unknown order");
    }

    @Test
    void anOrderThatIsGoneIsUnknown() {
        String txid = resting();
        cancel("CancelOrder", "txid", txid);
        assertThat(floor.client.refused("CancelOrder", "txid", txid)).isEqualTo("EOrder:Unknown order");
        assertThat(floor.client.refused("CancelOrder", "cl_ord_id", "nobody's")).isEqualTo("EOrder:Unknown order");
        assertThat(floor.client.refused("CancelOrder")).isEqualTo("EGeneral:Invalid arguments:txid");
    }

    @Test
    void aBatchCancelsByIdsUserrefsAndTheClientsIds() {
        String first = resting();
        String second = resting("userref", "7");
        String third = resting("cl_ord_id", "mine");
        String fourth = resting();
        assertThat(floor.client
                        .askJson(
                                "CancelOrderBatch",
                                "\"orders\":[\"" + first + "\",7,{\"txid\":\"" + fourth
                                        + "\"},\"ONIXNI-XNIXN-IXNIXN\"],"
                                        + "\"cl_ord_ids\":[{\"cl_ord_id\":\"mine\"},\"nobody's\"]")
                        .path("count")
                        .asInt())
                .isEqualTo(4);
        for (String txid : new String[] {first, second, third, fourth}) {
            assertThat(status(txid)).isEqualTo("canceled");
        }
    }

    @Test
    void anOrderThatABatchNamesTwiceCountsOnce() {
        String txid = resting("userref", "7");
        assertThat(cancel("CancelOrderBatch", "orders[]", txid + ",7," + txid)).isEqualTo(1);
    }

    @Test
    void aBatchHasFiftyNamesAtMost() {
        assertThat(floor.client.refused("CancelOrderBatch")).isEqualTo("EGeneral:Invalid arguments:orders");
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 51; i++) {
            names.append(i).append(',');
        }
        assertThat(floor.client.refused("CancelOrderBatch", "orders[]", names.toString()))
                .isEqualTo("EGeneral:Invalid arguments:orders");
        assertThat(floor.client.refused("CancelOrderBatch", "orders[]", "1,2,3"))
                .isEqualTo("EOrder:Unknown order");
    }

    @Test
    void allOrdersOfAnAccountCanBeCancelled() {
        resting();
        resting();
        assertThat(cancel("CancelAll")).isEqualTo(2);
        assertThat(floor.client.ask("OpenOrders").path("open")).isEmpty();
        assertThat(cancel("CancelAll")).as("none is no error").isZero();
    }
}
