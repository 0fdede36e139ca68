package dev.caravel.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.market.Coin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A day at the exchange on which something of everything happens, with all that was answered. */
final class Day {
    private final Floor floor = new Floor();
    private final List<Reply> replies = new ArrayList<>();

    /**
     * A successful reply.
     *
     * @param method {@code public/Time} or the like
     * @param body the whole of it
     */
    record Reply(String method, JsonNode body) {}

    private Day() {}

    /** Everything that was answered to everything that can be asked. */
    static List<Reply> replies() {
        Day day = new Day();
        day.trade();
        day.lookAtTheMarket();
        day.lookAtTheAccount();
        return day.replies;
    }

    private JsonNode ask(String method, String... arguments) {
        JsonNode result = floor.client.ask(method, arguments);
        keep("private/" + method, result);
        return result;
    }

    private void look(String method, String query) {
        keep("public/" + method, floor.client.look(method, query));
    }

    private void keep(String method, JsonNode result) {
        ObjectNode body = Client.json("{\"error\":[]}").deepCopy();
        body.set("result", result);
        replies.add(new Reply(method, body));
    }

    private String add(String type, String side, String volume, String... more) {
        String[] first = {"pair", "XBTUSD", "type", side, "ordertype", type, "volume", volume};
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return ask("AddOrder", all.toArray(String[]::new)).path("txid").path(0).asText();
    }

    private void trade() {
        ask("AddOrder", Orders.market("buy", "0.1", "validate", "true"));
        add("market", "buy", "0.5");
        String amended = add("limit", "buy", "0.1", "price", "39000", "cl_ord_id", "mine");
        ask("AmendOrder", "txid", amended, "limit_price", "39100");
        add("limit", "buy", "0.2", "price", "38000", "userref", "7", "oflags", "post");
        add("limit", "sell", "0.1", "price", "41000", "expiretm", "+600");
        ask("CancelOrder", "txid", add("limit", "sell", "0.1", "price", "45000"));
        floor.market.say(0, 1, 40_000, 38_500, 40_000, 39_500);
        floor.pass(Duration.ofMinutes(11));
        ask("AddOrder", "pair", "ETHUSD", "type", "buy", "ordertype", "market", "volume", "1.3");
        add("market", "sell", "0.2");
        add("limit", "buy", "0.3", "price", "38000", "cl_ord_id", "a");
        add("limit", "buy", "0.3", "price", "37000", "cl_ord_id", "b");
        ask("CancelOrderBatch", "cl_ord_ids[]", "a");
        changeOrders();
        waitForPrices();
    }

    private void changeOrders() {
        String shown = add("iceberg", "buy", "0.3", "price", "36000", "displayvol", "0.1", "cl_ord_id", "i");
        ask("AmendOrder", "cl_ord_id", "i", "order_qty", "0.08", "limit_price", "36000.5");
        ask("OrderAmends", "order_id", shown);
        String edited = add("limit", "buy", "0.01", "price", "36000", "userref", "70");
        String next = ask("EditOrder", "txid", "70", "pair", "XBTUSD", "price", "36100", "userref", "71")
                .path("txid")
                .asText();
        ask("EditOrder", "txid", next, "pair", "XBTUSD", "price", "36200", "validate", "true");
        ask("CancelAllOrdersAfter", "timeout", "3600");
        ask("CancelAllOrdersAfter", "timeout", "0");
        JsonNode batch = floor.client.askJson(
                "AddOrderBatch",
                "\"pair\":\"XBTUSD\",\"orders\":["
                        + "{\"ordertype\":\"limit\",\"type\":\"buy\",\"volume\":\"0.01\",\"price\":\"35000\","
                        + "\"close\":{\"ordertype\":\"take-profit\",\"price\":\"37000\"}},"
                        + "{\"ordertype\":\"limit\",\"type\":\"buy\",\"volume\":\"90\",\"price\":\"35000\"}]");
        keep("private/AddOrderBatch", batch);
    }

    private void waitForPrices() {
        String stop = add("stop-loss-limit", "sell", "0.02", "price", "30000", "price2", "29900");
        ask("EditOrder", "txid", stop, "pair", "XBTUSD", "price2", "29800");
        add("take-profit", "sell", "0.02", "price", "50000", "trigger", "index");
        String trailing = add("trailing-stop", "sell", "0.02", "price", "+5%");
        ask("AmendOrder", "txid", trailing, "trigger_price", "+6%");
        ask("OrderAmends", "txid", trailing);
        ask("CancelOrder", "txid", trailing);
        add("limit", "buy", "0.02", "price", "36000", "close[ordertype]", "stop-loss", "close[price]", "#5%");
    }

    private void lookAtTheMarket() {
        look("Time", "");
        look("SystemStatus", "");
        look("Assets", "");
        look("Assets", "assetVersion=1");
        look("AssetPairs", "");
        for (String part : List.of("info", "leverage", "fees", "margin")) {
            look("AssetPairs", "info=" + part + "&pair=XBTUSD&assetVersion=1");
        }
        look("Ticker", "");
        look("Ticker", "pair=BTC/USD");
        look("OHLC", "pair=XBTUSD&interval=5");
        look("Depth", "pair=XBTUSD");
        look("Trades", "pair=XBTUSD&assetVersion=1");
        look("Spread", "pair=XBTUSD");
    }

    private void lookAtTheAccount() {
        floor.exchange.mishaps().earn(Floor.KEY, new Coin("BTC"));
        ask("Balance");
        ask("BalanceEx");
        ask("TradeBalance");
        ask("OpenOrders", "trades", "true");
        JsonNode closed = ask("ClosedOrders", "trades", "true");
        ask("QueryOrders", "trades", "true", "txid", keys(closed.path("closed")));
        JsonNode trades = ask("TradesHistory", "ledgers", "true");
        ask("TradesHistory", "ledgers", "true", "consolidate_taker", "false");
        ask("QueryTrades", "txid", keys(trades.path("trades")));
        ask("OpenPositions");
        JsonNode ledger = ask("Ledgers");
        ask("QueryLedgers", "id", keys(ledger.path("ledger")));
        ask("TradeVolume", "pair", "XBTUSD,ETHUSD");
        ask("TradeVolume");
        ask("GetWebSocketsToken");
        ask("CancelAll");
        ask("OpenOrders");
    }

    /** What the market is asked that it refuses. */
    static JsonNode refusal() {
        return Client.json(new Floor().client.answer("/0/public/Ticker", "pair=XBT/USD", Map.of(), ""));
    }

    private static String keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return String.join(",", keys);
    }
}
