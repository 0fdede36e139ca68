package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The parameters of AddOrder as a client sends them, and what it reads afterwards. Bid 40000.0, ask 40000.1. */
class OrderParametersTest {
    private final Floor floor = new Floor();

    private static String[] order(String type, String... more) {
        List<String> all = new ArrayList<>(List.of("pair", "XBTUSD", "ordertype", type));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    private String refused(String type, String... more) {
        return floor.client.refused("AddOrder", order(type, more));
    }

    private JsonNode placed(String type, String... more) {
        return floor.order(floor.add(order(type, more)));
    }

    @Test
    void aCashAccountHasNoMargin() {
        assertThat(refused("limit", "type", "buy", "volume", "1", "price", "39000", "leverage", "2"))
                .isEqualTo("EOrder:Cannot open position");
        assertThat(refused("limit", "type", "buy", "volume", "1", "price", "39000", "reduce_only", "true"))
                .isEqualTo("EOrder:Reduce only:No position exists");
        assertThat(refused("settle-position", "type", "buy", "volume", "0")).isEqualTo("EOrder:Unknown position");
        floor.limit("buy", "1", "39000", "leverage", "none");
    }

    @Test
    void onlyAnIcebergShowsAPart() {
        assertThat(refused("limit", "type", "buy", "volume", "1", "price", "39000", "displayvol", "0.5"))
                .isEqualTo("EGeneral:Invalid arguments:displayvol");
        assertThat(refused("iceberg", "type", "buy", "volume", "1", "price", "39000"))
                .isEqualTo("EGeneral:Invalid arguments:displayvol");
    }

    @Test
    void aYesOrNoThatIsNeitherIsRefused() {
        assertThat(refused("limit", "type", "buy", "volume", "1", "price", "39000", "validate", "yes"))
                .isEqualTo("EGeneral:Invalid arguments:validate");
        assertThat(floor.client.ask("OpenOrders", "trades", "False").path("open"))
                .isEmpty();
    }

    @Test
    void nothingIsFoundOfTokenisedAssets() {
        String[] order =
                order("limit", "type", "buy", "volume", "1", "price", "39000", "asset_class", "tokenized_asset");
        assertThat(floor.client.refused("AddOrder", order)).isEqualTo("EQuery:Unknown asset pair");
        assertThat(refused("limit", "type", "buy", "volume", "1", "price", "39000", "asset_class", "stock"))
                .isEqualTo("EGeneral:Invalid arguments:asset_class");
        for (String method : List.of("OHLC", "Depth", "Trades", "Spread", "Ticker")) {
            String answer =
                    floor.client.answer("/0/public/" + method, "pair=XBTUSD&asset_class=tokenized_asset", Map.of(), "");
            assertThat(Client.error(answer)).as(method).isEqualTo("EQuery:Unknown asset pair");
        }
        assertThat(floor.client.refused("Balance", "rebase_multiplier", "twice"))
                .isEqualTo("EGeneral:Invalid arguments:rebase_multiplier");
    }

    @Test
    void anAmendMayNameThePairOfTheOrder() {
        String txid = floor.limit("buy", "0.1", "39000");
        floor.client.ask("AmendOrder", "txid", txid, "pair", "BTC/USD", "limit_price", "39001");
        assertThat(floor.client.refused("AmendOrder", "txid", txid, "pair", "ETHUSD", "limit_price", "39002"))
                .isEqualTo("EGeneral:Invalid arguments:pair");
    }

    @Test
    void flagsThatDoNotFitAreRefused() {
        assertThat(refused("market", "type", "buy", "volume", "1", "oflags", "post"))
                .isEqualTo("EGeneral:Invalid arguments:oflags");
        assertThat(refused("limit", "type", "buy", "volume", "1", "price", "39000", "oflags", "fcib,fciq"))
                .isEqualTo("EGeneral:Invalid arguments:oflags");
        assertThat(refused("market", "type", "sell", "volume", "1", "oflags", "viqc"))
                .isEqualTo("EGeneral:Invalid arguments:viqc");
        assertThat(refused("market", "type", "buy", "volume", "1", "timeinforce", "FOK"))
                .isEqualTo("EGeneral:Invalid arguments:timeinforce");
        assertThat(refused(
                        "limit",
                        "type",
                        "buy",
                        "volume",
                        "1",
                        "price",
                        "39000",
                        "oflags",
                        "post",
                        "timeinforce",
                        "IOC"))
                .isEqualTo("EGeneral:Invalid arguments:timeinforce");
        assertThat(refused("limit", "type", "buy", "volume", "1", "price", "39000", "stptype", "cancel-all"))
                .isEqualTo("EGeneral:Invalid arguments:stptype");
        assertThat(refused("stop-loss", "type", "buy", "volume", "1", "price", "41000", "trigger", "mark"))
                .isEqualTo("EGeneral:Invalid arguments:trigger");
    }

    @Test
    void whatATypeNeedsIsAskedFor() {
        assertThat(refused("stop-loss", "type", "sell", "volume", "1")).isEqualTo("EGeneral:Invalid arguments:price");
        assertThat(refused("stop-loss-limit", "type", "sell", "volume", "1", "price", "39000"))
                .isEqualTo("EGeneral:Invalid arguments:price2");
        assertThat(refused("iceberg", "type", "buy", "volume", "1", "price", "39000"))
                .isEqualTo("EGeneral:Invalid arguments:displayvol");
        assertThat(refused("limit", "type", "buy", "volume", "1", "price", "39000", "close[ordertype]", "market"))
                .isEqualTo("EGeneral:Invalid arguments:close[ordertype]");
        assertThat(refused(
                        "limit",
                        "type",
                        "buy",
                        "volume",
                        "1",
                        "price",
                        "39000",
                        "cl_ord_id",
                        "mine",
                        "close[ordertype]",
                        "limit",
                        "close[price]",
                        "41000"))
                .isEqualTo("EGeneral:Invalid arguments:cl_ord_id");
    }

    @Test
    void aFeeInCoinsIsReadAsCoins() {
        JsonNode order = placed("market", "type", "buy", "volume", "0.5", "oflags", "fcib");
        assertThat(order.path("oflags").asText()).isEqualTo("fcib");
        assertThat(order.path("fee").asText()).isEqualTo("0.00200000");
        assertThat(floor.balance("XXBT")).isEqualTo("0.4980000000");
    }

    @Test
    void aVolumeInDollarsStaysADollarVolume() {
        JsonNode order = placed("market", "type", "buy", "volume", "20000.05", "oflags", "viqc");
        assertThat(order.path("status").asText()).isEqualTo("closed");
        assertThat(order.path("oflags").asText()).isEqualTo("fciq,viqc");
        assertThat(order.path("vol").asText()).isEqualTo("20000.05000000");
        assertThat(order.path("vol_exec").asText()).isEqualTo("0.50000000");
        assertThat(order.path("cost").asText()).isEqualTo("20000.05000");
    }

    @Test
    void aStopShowsItsTriggerAndThatItHasStopped() {
        floor.market("buy", "1");
        String txid = floor.add(
                order("stop-loss-limit", "type", "sell", "volume", "0.5", "price", "39500", "price2", "#0.5%"));
        JsonNode waiting = floor.order(txid);
        assertThat(waiting.path("status").asText()).isEqualTo("open");
        assertThat(waiting.path("descr").path("order").asText())
                .isEqualTo("sell 0.50000000 XBTUSD @ stop loss 39500.0 -> limit 39800.1");
        assertThat(waiting.path("descr").path("price").asText()).isEqualTo("39500.0");
        assertThat(waiting.path("stopprice").asText()).isEqualTo("39500.00000");
        assertThat(waiting.path("limitprice").asText()).isEqualTo("0.00000");
        assertThat(waiting.path("trigger").asText()).isEqualTo("last");
        floor.market.say(0, 1, 40_000, 39_400, 40_000, 39_400);
        floor.toEndOf(1);
        JsonNode filled = floor.order(txid);
        assertThat(filled.path("misc").asText()).isEqualTo("stopped");
        assertThat(filled.path("limitprice").asText()).isEqualTo("39800.10000");
        assertThat(filled.path("status").asText()).isEqualTo("closed");
    }

    @Test
    void aTrailingStopShowsItsDistanceAndTheExtremeThatItTrails() {
        floor.market("buy", "1");
        floor.toEndOf(1);
        JsonNode order = placed("trailing-stop", "type", "sell", "volume", "0.5", "price", "+1%");
        assertThat(order.path("descr").path("order").asText())
                .isEqualTo("sell 0.50000000 XBTUSD @ trailing stop +1.0000%");
        assertThat(order.path("descr").path("price").asText()).isEqualTo("+1.0000%");
        assertThat(order.path("stopprice").asText()).isEqualTo("39600.00000");
        assertThat(order.path("limitprice").asText()).isEqualTo("40000.00000");
    }

    @Test
    void aTrailingStopThatHasStoppedShowsItsLimitAsItWasAmended() {
        floor.market("buy", "1");
        floor.toEndOf(1);
        String txid = floor.add(
                order("trailing-stop-limit", "type", "sell", "volume", "0.5", "price", "+1%", "price2", "+500"));
        assertThat(floor.order(txid).path("limitprice").asText()).isEqualTo("40000.00000");
        floor.market.say(0, 2, 40_000, 39_400, 40_000, 39_400);
        floor.toEndOf(2);
        JsonNode stopped = floor.order(txid);
        assertThat(stopped.path("misc").asText()).isEqualTo("stopped");
        assertThat(stopped.path("limitprice").asText()).isEqualTo("40100.00000");

        floor.client.ask("AmendOrder", "txid", txid, "limit_price", "40200");

        assertThat(floor.order(txid).path("limitprice").asText()).isEqualTo("40200.00000");
    }

    @Test
    void aConditionalCloseIsToldAndItsOrderNamesItsParent() {
        JsonNode reply = floor.client.ask(
                "AddOrder",
                order(
                        "market",
                        "type",
                        "buy",
                        "volume",
                        "0.5",
                        "close[ordertype]",
                        "stop-loss-limit",
                        "close[price]",
                        "38000",
                        "close[price2]",
                        "37900"));
        String told = "close position @ stop loss 38000.0 -> limit 37900.0";
        assertThat(reply.path("descr").path("close").asText()).isEqualTo(told);
        String txid = reply.path("txid").path(0).asText();
        assertThat(floor.order(txid).path("descr").path("close").asText()).isEqualTo(told);
        JsonNode open = floor.client.ask("OpenOrders").path("open");
        assertThat(open).hasSize(1);
        assertThat(open.iterator().next().path("refid").asText()).isEqualTo(txid);
    }

    @Test
    void aScheduledOrderIsPendingUntilItsTime() {
        String txid = floor.limit("buy", "0.5", "39000", "starttm", "+100");
        assertThat(floor.order(txid).path("status").asText()).isEqualTo("pending");
        assertThat(floor.order(txid).path("starttm").asLong())
                .isEqualTo(floor.now().getEpochSecond() + 100);
        floor.pass(java.time.Duration.ofSeconds(100));
        assertThat(floor.order(txid).path("status").asText()).isEqualTo("open");
    }

    @Test
    void anOrderThatEndsPartlyFilledSaysSo() {
        JsonNode order = placed("limit", "type", "buy", "volume", "2", "price", "40000.1", "timeinforce", "IOC");
        assertThat(order.path("misc").asText()).isEqualTo("partial");
        assertThat(order.path("reason").asText()).isEqualTo("Immediate or cancel");
    }
}
