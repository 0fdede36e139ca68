package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final Floor floor = new Floor();

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private String cancelled(String... more) {
        String txid = floor.limit("buy", "0.001", "30000", more);
        floor.pass(Duration.ofSeconds(1));
        floor.client.ask("CancelOrder", "txid", txid);
        return txid;
    }

    @Test
    void closedOrdersComeNewestFirstFiftyAtATime() {
        List<String> txids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            txids.add(cancelled());
        }
        JsonNode first = floor.client.ask("ClosedOrders");
        assertThat(first.path("count").asInt()).isEqualTo(60);
        assertThat(keys(first.path("closed"))).hasSize(50).startsWith(txids.get(59), txids.get(58));
        JsonNode second = floor.client.ask("ClosedOrders", "ofs", "50", "without_count", "true");
        assertThat(keys(second.path("closed"))).hasSize(10).endsWith(txids.getFirst());
        assertThat(second.has("count")).isFalse();
    }

    @Test
    void startIsExclusiveAndEndInclusive() {
        String first = cancelled();
        String second = cancelled();
        long start = HandMarket.START.getEpochSecond() + 300;
        assertThat(keys(closed("start", start + 1, "closetime", "close"))).containsExactly(second);
        assertThat(keys(closed("end", start + 1, "closetime", "close"))).containsExactly(first);
        assertThat(keys(closed("start", start, "closetime", "open"))).containsExactly(second);
        assertThat(keys(closed("start", start, "closetime", "both"))).containsExactly(second, first);
    }

    @Test
    void startAndEndOfOrdersMayBeIds() {
        String first = cancelled();
        String second = cancelled();
        assertThat(keys(floor.client
                        .ask("ClosedOrders", "start", first, "closetime", "open")
                        .path("closed")))
                .containsExactly(second);
        assertThat(keys(floor.client
                        .ask("ClosedOrders", "end", first, "closetime", "open")
                        .path("closed")))
                .containsExactly(first);
    }

    @Test
    void boundsThatCannotBeReadAreRefused() {
        for (String[] wrong : new String[][] {
            {"start", "yesterday"},
            {"end", "-1"},
            {"ofs", "-1"},
            {"ofs", "many"},
            {"closetime", "never"},
            {"userref", "x"}
        }) {
            assertThat(floor.client.refused("ClosedOrders", wrong)).isEqualTo("EGeneral:Invalid arguments:" + wrong[0]);
        }
        assertThat(floor.client.refused("QueryOrders", "txid", "O,".repeat(51)))
                .isEqualTo("EGeneral:Invalid arguments:txid");
        assertThat(floor.client.refused("QueryOrders")).isEqualTo("EGeneral:Invalid arguments:txid");
    }

    private JsonNode closed(String bound, long time, String name, String value) {
        return floor.client
                .ask("ClosedOrders", bound, String.valueOf(time), name, value)
                .path("closed");
    }

    @Test
    void ordersAreFoundByTheClientsId() {
        String txid = cancelled("cl_ord_id", "mine");
        cancelled("cl_ord_id", "other");
        assertThat(keys(floor.client.ask("ClosedOrders", "cl_ord_id", "mine").path("closed")))
                .containsExactly(txid);
        String open = floor.limit("buy", "0.001", "30000", "cl_ord_id", "mine");
        floor.limit("buy", "0.001", "30000", "cl_ord_id", "other");
        assertThat(keys(floor.client.ask("OpenOrders", "cl_ord_id", "mine").path("open")))
                .containsExactly(open);
    }

    @Test
    void aQueryForAnUnknownOrderFailsUnlessAnotherIsKnown() {
        String txid = floor.limit("buy", "0.001", "30000");
        assertThat(floor.client.refused("QueryOrders", "txid", "OAAAAA-AAAAA-AAAAAA"))
                .isEqualTo("EOrder:Unknown order");
        assertThat(floor.client.ask("QueryOrders", "txid", "OAAAAA-AAAAA-AAAAAA," + txid))
                .hasSize(1);
    }

    @Test
    void aTradeMakesTwoLedgerRowsThatNameIt() {
        String txid = floor.market("buy", "0.5");
        JsonNode trades = floor.client.ask("TradesHistory", "ledgers", "true").path("trades");
        String tradeId = keys(trades).getFirst();
        JsonNode trade = trades.path(tradeId);
        assertThat(trade.path("ordertxid").asText()).isEqualTo(txid);
        assertThat(trade.path("pair").asText()).isEqualTo("XXBTZUSD");
        assertThat(trade.path("maker").asBoolean()).isFalse();
        assertThat(trade.path("cost").asText()).isEqualTo("20000.05000");
        JsonNode rows = floor.client.ask("Ledgers", "type", "trade").path("ledger");
        assertThat(rows).hasSize(2);
        JsonNode dollars = rows.path(trade.path("ledgers").path(1).asText());
        assertThat(dollars.path("refid").asText()).isEqualTo(tradeId);
        assertThat(dollars.path("amount").asText()).isEqualTo("-20000.0500");
        assertThat(dollars.path("fee").asText()).isEqualTo("80.0002");
        assertThat(dollars.path("balance").asText()).isEqualTo(floor.balance("ZUSD"));
        JsonNode coins = rows.path(trade.path("ledgers").path(0).asText());
        assertThat(coins.path("asset").asText()).isEqualTo("XXBT");
        assertThat(coins.path("amount").asText()).isEqualTo("0.5000000000");
    }

    @Test
    void theLedgerBeginsWithTheDeposit() {
        JsonNode rows = floor.client.ask("Ledgers", "asset", "ZUSD");
        assertThat(rows.path("count").asInt()).isEqualTo(1);
        assertThat(rows.path("ledger").path(0).isMissingNode()).isTrue();
        assertThat(rows.path("ledger").elements().next().path("type").asText()).isEqualTo("deposit");
    }

    @Test
    void feesAreKnownForThePairsThatAreNamed() {
        floor.market("buy", "0.5");
        JsonNode volume = floor.client.ask("TradeVolume", "pair", "XBTUSD,ETHUSD");
        assertThat(volume.path("volume").asText()).isEqualTo("20000.0500");
        assertThat(volume.path("fees").path("XXBTZUSD").path("fee").asText()).isEqualTo("0.4000");
        assertThat(volume.path("fees_maker").path("XETHZUSD").path("fee").asText())
                .isEqualTo("0.2500");
        assertThat(floor.client.ask("TradeVolume").has("fees")).isFalse();
        floor.pass(Duration.ofDays(31));
        assertThat(floor.client.ask("TradeVolume").path("volume").asText()).isEqualTo("0.0000");
    }
}
