package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** EditOrder puts a new order in the place of an old one; AmendOrder changes an order in place, and OrderAmends remembers how. */
class EditContractTest {
    private static final String UNKNOWN = "OAAAAA-AAAAA-AAAAAA";

    private final Floor floor = new Floor();

    private JsonNode edit(String txid, String... changes) {
        return floor.client.ask("EditOrder", with(changes, "pair", "XBTUSD", "txid", txid));
    }

    private String refused(String txid, String... changes) {
        return floor.client.refused("EditOrder", with(changes, "pair", "XBTUSD", "txid", txid));
    }

    private static String[] with(String[] more, String... first) {
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    @Test
    void anEditedOrderHasANewIdAndTheOldOneIsReplaced() {
        String old = floor.limit("buy", "0.1", "30000");
        JsonNode reply = edit(old, "price", "31000.5", "volume", "0.2");
        String txid = reply.path("txid").asText();
        assertThat(txid).isNotEqualTo(old).matches("O[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{6}");
        assertThat(reply.path("status").asText()).isEqualTo("ok");
        assertThat(reply.path("originaltxid").asText()).isEqualTo(old);
        assertThat(reply.path("orders_cancelled").asInt()).isEqualTo(1);
        assertThat(reply.path("volume").asText()).isEqualTo("0.20000000");
        assertThat(reply.path("price").asText()).isEqualTo("31000.5");
        assertThat(reply.path("descr").path("order").asText()).isEqualTo("buy 0.20000000 XBTUSD @ limit 31000.5");
        assertThat(floor.order(old).path("status").asText()).isEqualTo("canceled");
        assertThat(floor.order(old).path("reason").asText()).isEqualTo("Order replaced");
        assertThat(floor.order(txid).path("descr").path("price").asText()).isEqualTo("31000.5");
        assertThat(floor.held("ZUSD")).isEqualTo("6224.9004");
    }

    @Test
    void whatIsNotSaidStaysButForUserrefAndPostOnly() {
        String old = floor.limit("buy", "0.1", "30000", "userref", "7", "oflags", "post", "expiretm", "+600");
        JsonNode now = floor.order(edit(old, "price", "31000").path("txid").asText());
        assertThat(now.path("vol").asText()).isEqualTo("0.10000000");
        assertThat(now.path("expiretm")).isEqualTo(floor.order(old).path("expiretm"));
        assertThat(now.path("userref").asInt()).isZero();
        assertThat(now.path("oflags").asText()).isEqualTo("fciq");
        String posted =
                edit(now(), "oflags", "post", "userref", "8").path("txid").asText();
        assertThat(floor.order(posted).path("oflags").asText()).isEqualTo("post,fciq");
        assertThat(floor.order(posted).path("userref").asInt()).isEqualTo(8);
    }

    private String now() {
        return floor.client.ask("OpenOrders").path("open").fieldNames().next();
    }

    @Test
    void anEditedOrderKeepsItsFillsAndTheNewOneStartsWithTheRest() {
        floor.market.volume(1).say(0, 1, 40_000, 38_000, 40_000, 40_000);
        String old = floor.limit("buy", "0.5", "39000");
        floor.toEndOf(1);
        assertThat(floor.order(old).path("vol_exec").asText()).isEqualTo("0.10000000");
        JsonNode reply = edit(old, "volume", "0.3");
        assertThat(reply.path("volume").asText()).isEqualTo("0.20000000");
        assertThat(floor.order(old).path("vol_exec").asText()).isEqualTo("0.10000000");
        assertThat(floor.order(reply.path("txid").asText()).path("vol_exec").asText())
                .isEqualTo("0.00000000");
        assertThat(refused(reply.path("txid").asText(), "volume", "0")).startsWith("EGeneral:Invalid arguments:volume");
    }

    @Test
    void aStopLossIsEditedInBothItsPrices() {
        floor.market("buy", "0.2");
        String old = floor.add(
                "pair",
                "XBTUSD",
                "type",
                "sell",
                "ordertype",
                "stop-loss-limit",
                "volume",
                "0.1",
                "price",
                "35000",
                "price2",
                "34000");
        JsonNode reply = edit(old, "price2", "34500");
        assertThat(reply.path("price").asText()).isEqualTo("35000.0");
        assertThat(reply.path("price2").asText()).isEqualTo("34500.0");
        assertThat(reply.path("descr").path("order").asText())
                .isEqualTo("sell 0.10000000 XBTUSD @ stop loss 35000.0 -> limit 34500.0");
    }

    @Test
    void anOrderIsAlsoEditedByAUserrefThatNoOtherHas() {
        String old = floor.limit("buy", "0.1", "30000", "userref", "7");
        JsonNode reply = edit("7", "price", "30100");
        assertThat(reply.path("originaltxid").asText()).isEqualTo(old);
        assertThat(reply.path("olduserref").asText()).isEqualTo("7");
        floor.limit("buy", "0.1", "30000", "userref", "9");
        floor.limit("buy", "0.1", "30000", "userref", "9");
        assertThat(refused("9", "price", "30100")).isEqualTo("EOrder:Invalid order");
    }

    @Test
    void someOrdersCannotBeEdited() {
        String named = floor.limit("buy", "0.1", "30000", "cl_ord_id", "mine");
        String closing = floor.limit("buy", "0.1", "30000", "close[ordertype]", "take-profit", "close[price]", "35000");
        assertThat(refused(named, "price", "30100")).isEqualTo("EOrder:Invalid order");
        assertThat(refused(closing, "price", "30100")).isEqualTo("EOrder:Invalid order");
        assertThat(refused(UNKNOWN, "price", "30100")).isEqualTo("EOrder:Unknown order");
        String plain = floor.limit("buy", "0.1", "30000");
        assertThat(refused(plain, "displayvol", "0.05")).isEqualTo("EGeneral:Invalid arguments:displayvol");
        assertThat(refused(plain, "oflags", "nompp")).isEqualTo("EGeneral:Invalid arguments:oflags");
        assertThat(floor.client.refused("EditOrder", "txid", plain, "pair", "ETHUSD", "price", "30100"))
                .isEqualTo("EGeneral:Invalid arguments:pair");
        assertThat(floor.client.refused("EditOrder", "txid", plain, "price", "30100"))
                .isEqualTo("EGeneral:Invalid arguments:pair");
        assertThat(floor.client.ask("OpenOrders").path("open")).hasSize(3);
    }

    @Test
    void aRefusedEditLeavesTheOldOrder() {
        String old = floor.limit("buy", "0.1", "30000");
        assertThat(refused(old, "volume", "100")).isEqualTo("EOrder:Insufficient funds");
        assertThat(refused(old, "price", "45000", "oflags", "post")).isEqualTo("EOrder:Post only order");
        assertThat(refused(old, "price", "30000.123")).contains("price can only be specified up to 1 decimals");
        assertThat(floor.order(old).path("status").asText()).isEqualTo("open");
    }

    @Test
    void anEditCanUseWhatTheOldOrderHolds() {
        String old = floor.limit("buy", "2.4", "40000");
        assertThat(edit(old, "price", "39000").path("status").asText()).isEqualTo("ok");
    }

    @Test
    void anEditCanBeCheckedOnly() {
        String old = floor.limit("buy", "0.1", "30000");
        JsonNode reply = edit(old, "price", "31000", "validate", "true");
        assertThat(reply.has("txid")).isFalse();
        assertThat(reply.path("orders_cancelled").asInt(-1)).isZero();
        assertThat(reply.path("descr").path("order").asText()).isEqualTo("buy 0.10000000 XBTUSD @ limit 31000.0");
        assertThat(floor.order(old).path("status").asText()).isEqualTo("open");
        assertThat(refused(old, "volume", "100", "validate", "true")).isEqualTo("EOrder:Insufficient funds");
    }

    @Test
    void everyAmendmentIsRemembered() {
        String txid = floor.limit("buy", "0.1", "30000");
        String amendment = floor.client
                .ask("AmendOrder", "txid", txid, "limit_price", "30500", "order_qty", "0.2")
                .path("amend_id")
                .asText();
        JsonNode history = floor.client.ask("OrderAmends", "order_id", txid);
        assertThat(history.path("count").asInt()).isEqualTo(2);
        JsonNode original = history.path("amends").path(0);
        assertThat(original.path("amend_type").asText()).isEqualTo("original");
        assertThat(original.path("order_qty").asText()).isEqualTo("0.10000000");
        assertThat(original.path("limit_price").asText()).isEqualTo("30000.0");
        assertThat(original.path("timestamp").asText()).matches("[0-9]{19}");
        JsonNode changed = history.path("amends").path(1);
        assertThat(changed.path("amend_id").asText()).isEqualTo(amendment);
        assertThat(changed.path("amend_type").asText()).isEqualTo("user");
        assertThat(changed.path("order_qty").asText()).isEqualTo("0.20000000");
        assertThat(changed.path("remaining_qty").asText()).isEqualTo("0.20000000");
        assertThat(changed.path("limit_price").asText()).isEqualTo("30500.0");
        assertThat(changed.path("post_only").asBoolean(true)).isFalse();
        assertThat(floor.order(txid).path("misc").asText()).isEqualTo("amended");
    }

    @Test
    void anOrderThatWasNeverAmendedHasItsOriginalOnly() {
        String txid = floor.limit("buy", "0.1", "30000");
        JsonNode history = floor.client.ask("OrderAmends", "txid", txid);
        assertThat(history.path("count").asInt()).isEqualTo(1);
        assertThat(history.path("amends")).hasSize(1);
        assertThat(floor.client.refused("OrderAmends", "order_id", UNKNOWN)).isEqualTo("EOrder:Unknown order");
        assertThat(floor.client.refused("OrderAmends")).isEqualTo("EGeneral:Invalid arguments:order_id");
    }
}
