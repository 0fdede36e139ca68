package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The record of an order, of every type and at every stage, as OpenOrders, ClosedOrders and QueryOrders have it. */
class OrderContractTest {
    private final Floor floor = new Floor();

    @BeforeEach
    void ownCoins() {
        floor.market("buy", "1");
    }

    private String add(String type, String side, String... more) {
        String[] all = java.util.Arrays.copyOf(
                new String[] {"pair", "BTC/USD", "type", side, "ordertype", type}, 6 + more.length);
        System.arraycopy(more, 0, all, 6, more.length);
        return floor.add(all);
    }

    private JsonNode record(String type, String side, String... more) {
        return floor.order(add(type, side, more));
    }

    private static void prices(JsonNode order, String price, String price2, String text) {
        JsonNode descr = order.path("descr");
        assertThat(descr.path("price").asText()).isEqualTo(price);
        assertThat(descr.path("price2").asText()).isEqualTo(price2);
        assertThat(descr.path("order").asText()).isEqualTo(text);
        assertThat(descr.path("pair").asText()).isEqualTo("XBTUSD");
        assertThat(descr.path("leverage").asText()).isEqualTo("none");
        assertThat(text).contains(" " + descr.path("pair").asText() + " @ ");
    }

    @Test
    void eachTypeIsDescribedByItsPrices() {
        prices(
                record("limit", "buy", "volume", "0.1", "price", "30000"),
                "30000.0",
                "0",
                "buy 0.10000000 XBTUSD @ limit 30000.0");
        prices(
                record("iceberg", "buy", "volume", "0.1", "displayvol", "0.01", "price", "30000"),
                "30000.0",
                "0",
                "buy 0.10000000 XBTUSD @ limit 30000.0");
        prices(record("market", "sell", "volume", "0.1"), "0", "0", "sell 0.10000000 XBTUSD @ market");
        prices(
                record("stop-loss", "sell", "volume", "0.1", "price", "35000"),
                "35000.0",
                "0",
                "sell 0.10000000 XBTUSD @ stop loss 35000.0");
        prices(
                record("take-profit", "sell", "volume", "0.1", "price", "50000"),
                "50000.0",
                "0",
                "sell 0.10000000 XBTUSD @ take profit 50000.0");
        prices(
                record("stop-loss-limit", "sell", "volume", "0.1", "price", "35000", "price2", "34000"),
                "35000.0",
                "34000.0",
                "sell 0.10000000 XBTUSD @ stop loss 35000.0 -> limit 34000.0");
        prices(
                record("take-profit-limit", "sell", "volume", "0.1", "price", "50000", "price2", "49000"),
                "50000.0",
                "49000.0",
                "sell 0.10000000 XBTUSD @ take profit 50000.0 -> limit 49000.0");
        prices(
                record("trailing-stop", "sell", "volume", "0.1", "price", "+1%"),
                "+1.0000%",
                "0",
                "sell 0.10000000 XBTUSD @ trailing stop +1.0000%");
        prices(
                record("trailing-stop", "buy", "volume", "0.1", "price", "+100"),
                "+100.0",
                "0",
                "buy 0.10000000 XBTUSD @ trailing stop +100.0");
    }

    @Test
    void aTrailingStopShowsItsTriggerAndTheExtremeThatItTrails() {
        JsonNode order = record("trailing-stop", "sell", "volume", "0.1", "price", "+1%");
        JsonNode last = floor.client
                .look("Ticker", "pair=XBTUSD")
                .path("XXBTZUSD")
                .path("c")
                .path(0);
        assertThat(order.path("limitprice").asText()).isEqualTo(last.asText());
        assertThat(order.path("stopprice").decimalValue().signum()).isZero();
        assertThat(Double.parseDouble(order.path("stopprice").asText()))
                .isBetween(last.asDouble() * 0.99 - 0.11, last.asDouble() * 0.99 + 0.11);
        assertThat(order.path("trigger").asText()).isEqualTo("last");
    }

    @Test
    void feesAndFlagsAreNeverUnsaid() {
        assertThat(record("limit", "buy", "volume", "0.1", "price", "30000")
                        .path("oflags")
                        .asText())
                .isEqualTo("fciq");
        assertThat(record("limit", "sell", "volume", "0.1", "price", "50000")
                        .path("oflags")
                        .asText())
                .isEqualTo("fciq");
        assertThat(record("limit", "buy", "volume", "0.1", "price", "30000", "oflags", "post")
                        .path("oflags")
                        .asText())
                .isEqualTo("post,fciq");
        assertThat(record("market", "buy", "volume", "0.1", "oflags", "fcib,nompp")
                        .path("oflags")
                        .asText())
                .isEqualTo("fcib,nompp");
        assertThat(record("market", "buy", "volume", "100", "oflags", "viqc")
                        .path("oflags")
                        .asText())
                .isEqualTo("fciq,viqc");
    }

    @Test
    void theClientsLabelsComeBack() {
        JsonNode named = record("limit", "buy", "volume", "0.1", "price", "30000", "cl_ord_id", "arb-20240509-00010");
        assertThat(named.path("cl_ord_id").asText()).isEqualTo("arb-20240509-00010");
        assertThat(named.path("userref").isInt()).isTrue();
        JsonNode labelled = record("limit", "buy", "volume", "0.1", "price", "30000", "userref", "-2147483648");
        assertThat(labelled.path("userref").asInt()).isEqualTo(Integer.MIN_VALUE);
        assertThat(labelled.has("cl_ord_id")).isFalse();
        assertThat(labelled.path("refid").isNull()).isTrue();
    }

    @Test
    void timesAreNumbersAndWhatIsNotSetIsZero() {
        JsonNode order = record("limit", "buy", "volume", "0.1", "price", "30000");
        assertThat(order.path("opentm").isNumber()).isTrue();
        assertThat(order.path("starttm").asInt(-1)).isZero();
        assertThat(order.path("expiretm").asInt(-1)).isZero();
        assertThat(order.has("closetm")).isFalse();
        assertThat(order.has("reason")).isFalse();
        JsonNode later =
                record("limit", "buy", "volume", "0.1", "price", "30000", "starttm", "+60", "expiretm", "+600");
        assertThat(later.path("status").asText()).isEqualTo("pending");
        assertThat(later.path("starttm").asLong()).isEqualTo(floor.now().getEpochSecond() + 60);
        assertThat(later.path("expiretm").asLong()).isEqualTo(floor.now().getEpochSecond() + 600);
    }

    @Test
    void aFilledOrderIsClosedAndSaysItsAveragePrice() {
        floor.pass(Duration.ofMinutes(5)); // until what was taken is there again
        JsonNode order = record("market", "buy", "volume", "0.1");
        assertThat(order.path("status").asText()).isEqualTo("closed");
        assertThat(order.path("reason").isNull()).isTrue();
        assertThat(order.path("vol_exec").asText()).isEqualTo("0.10000000");
        assertThat(order.path("cost").asText()).isEqualTo("4000.01000");
        assertThat(order.path("fee").asText()).isEqualTo("16.00000");
        assertThat(order.path("price").asText()).isEqualTo("40000.10000");
        assertThat(order.path("trades")).hasSize(1);
        assertThat(order.path("closetm").isNumber()).isTrue();
    }

    @Test
    void whatIsCutShortSaysWhy() {
        String cancelled = add("limit", "buy", "volume", "0.1", "price", "30000");
        floor.client.ask("CancelOrder", "txid", cancelled);
        assertThat(floor.order(cancelled).path("reason").asText()).isEqualTo("User requested");
        String expired =
                add("limit", "buy", "volume", "0.1", "price", "30000", "timeinforce", "GTD", "expiretm", "+10");
        floor.pass(Duration.ofSeconds(10));
        assertThat(floor.order(expired).path("status").asText()).isEqualTo("expired");
        JsonNode immediate = record("limit", "buy", "volume", "0.1", "price", "30000", "timeinforce", "IOC");
        assertThat(immediate.path("status").asText()).isEqualTo("canceled");
        assertThat(immediate.path("vol_exec").asText()).isEqualTo("0.00000000");
    }

    @Test
    void aConditionalCloseNamesTheOrderThatPlacedIt() {
        String parent = add(
                "limit",
                "buy",
                "volume",
                "0.1",
                "price",
                "45000",
                "close[ordertype]",
                "take-profit",
                "close[price]",
                "60000");
        JsonNode placed = floor.client.ask("OpenOrders").path("open").elements().next();
        assertThat(placed.path("refid").asText()).isEqualTo(parent);
        assertThat(placed.path("descr").path("order").asText())
                .isEqualTo("sell 0.10000000 XBTUSD @ take profit 60000.0");
        assertThat(floor.order(parent).path("descr").path("close").asText())
                .isEqualTo("close position @ take profit 60000.0");
    }

    @Test
    void whatACashAccountCannotDoIsRefused() {
        assertThat(floor.refusedLimit("buy", "0.1", "30000", "leverage", "5")).startsWith("EOrder:");
        assertThat(floor.refusedLimit("buy", "0.1", "30000", "reduce_only", "true"))
                .isEqualTo("EOrder:Reduce only:No position exists");
        assertThat(floor.client.refused(
                        "AddOrder", "pair", "XBTUSD", "type", "buy", "ordertype", "settle-position", "volume", "0"))
                .startsWith("EOrder:");
    }

    @Test
    void argumentsThatContradictEachOtherAreNamed() {
        assertThat(floor.refusedLimit("buy", "0.1", "30000", "userref", "7", "cl_ord_id", "mine"))
                .endsWith(":cl_ord_id");
        assertThat(floor.refusedLimit("buy", "0.1", "30000", "oflags", "fcib,fciq"))
                .endsWith(":oflags");
        assertThat(floor.refusedLimit("buy", "0.1", "30000", "oflags", "viqc")).endsWith(":viqc");
        assertThat(floor.refusedLimit("buy", "0.1", "30000", "oflags", "post", "timeinforce", "IOC"))
                .endsWith(":timeinforce");
        assertThat(floor.refusedLimit("buy", "0.1", "30000", "timeinforce", "GTD"))
                .endsWith(":expiretm");
        assertThat(floor.refusedLimit("buy", "0.1", "30000", "expiretm", "+4")).endsWith(":expiretm");
        assertThat(floor.refusedLimit("buy", "0.1", "30000", "stptype", "none")).endsWith(":stptype");
        assertThat(floor.client.refusedJson(
                        "AddOrder",
                        "\"pair\":\"XBTUSD\",\"type\":\"buy\",\"ordertype\":\"limit\",\"volume\":\"0.1\",\"price\":\"30000\","
                            + "\"oflags\":[\"post\"]"))
                .isEqualTo("EGeneral:Invalid arguments:oflags");
    }
}
