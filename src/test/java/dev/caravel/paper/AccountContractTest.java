package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an account is told of its money, its trades and its ledger. */
class AccountContractTest {
    private final Floor floor = new Floor();

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private JsonNode ask(String method, String... arguments) {
        return floor.client.ask(method, arguments);
    }

    @Test
    void aTradeBalanceCountsCoinsAtTheirLastPriceAndOpenOrdersAtTheirOwn() {
        floor.market("buy", "0.5");
        floor.limit("buy", "0.1", "30000");
        JsonNode balance = ask("TradeBalance");
        String all = balance.path("eb").asText();
        assertThat(all).isEqualTo("99919.9998");
        for (String same : List.of("tb", "e", "mf")) {
            assertThat(balance.path(same).asText()).isEqualTo(all);
        }
        for (String nothing : List.of("m", "n", "c", "v")) {
            assertThat(balance.path(nothing).asText()).isEqualTo("0.0000");
        }
        assertThat(balance.path("uv").asText()).isEqualTo("3000.0000");
        assertThat(balance.has("ml"))
                .as("without positions there is no margin level")
                .isFalse();
    }

    @Test
    void aTradeBalanceCanBeCountedInAnotherAsset() {
        assertThat(ask("TradeBalance", "asset", "XBT").path("eb").asText()).isEqualTo("2.5000000000");
        assertThat(ask("TradeBalance", "asset", "USD").path("eb").asText()).isEqualTo("100000.0000");
        assertThat(floor.client.refused("TradeBalance", "asset", "NIX")).isEqualTo("EQuery:Unknown asset");
    }

    @Test
    void whatIsHeldIsWhatOpenOrdersNeed() {
        floor.market("buy", "0.5");
        floor.limit("buy", "0.1", "30000");
        floor.limit("sell", "0.2", "45000");
        assertThat(floor.held("ZUSD")).isEqualTo("3012.0000");
        assertThat(floor.held("XXBT")).isEqualTo("0.2000000000");
        ask("CancelAll");
        assertThat(floor.held("ZUSD")).isEqualTo("0.0000");
        assertThat(floor.held("XXBT")).isEqualTo("0.0000000000");
    }

    @Test
    void assetsThatAnAccountHasNotAreLeftOut() {
        assertThat(keys(ask("Balance"))).containsExactly("ZUSD");
        assertThat(keys(ask("BalanceEx"))).containsExactly("ZUSD");
    }

    @Test
    void ledgerRowsAreFoundByAssetTypeAndTime() {
        floor.pass(Duration.ofSeconds(10));
        floor.market("buy", "0.5");
        assertThat(ask("Ledgers").path("count").asInt()).isEqualTo(3);
        assertThat(ask("Ledgers", "asset", "XBT").path("count").asInt()).isEqualTo(1);
        assertThat(ask("Ledgers", "asset", "ZUSD,XXBT").path("count").asInt()).isEqualTo(3);
        assertThat(ask("Ledgers", "asset", "all").path("count").asInt()).isEqualTo(3);
        assertThat(ask("Ledgers", "type", "deposit").path("count").asInt()).isEqualTo(1);
        assertThat(ask("Ledgers", "aclass", "tokenized_asset").path("count").asInt())
                .isZero();
        assertThat(floor.client.refused("Ledgers", "aclass", "forex")).isEqualTo("EGeneral:Invalid arguments:aclass");
        assertThat(ask("Ledgers", "without_count", "true").has("count")).isFalse();
        String deposit = keys(ask("Ledgers", "type", "deposit").path("ledger")).getFirst();
        assertThat(ask("Ledgers", "start", deposit).path("count").asInt()).isEqualTo(2);
        assertThat(ask("Ledgers", "end", deposit).path("count").asInt()).isEqualTo(1);
        assertThat(floor.client.refused("Ledgers", "type", "gift")).isEqualTo("EGeneral:Invalid arguments:type");
        assertThat(floor.client.refused("Ledgers", "asset", "NIX")).isEqualTo("EQuery:Unknown asset");
        assertThat(floor.client.refused("Ledgers", "start", "LNIXNI-XNIXN-IXNIXN"))
                .isEqualTo("EGeneral:Invalid arguments:start");
    }

    @Test
    void ledgerRowsAreFoundByTheirIds() {
        floor.market("buy", "0.5");
        List<String> ids = keys(ask("Ledgers").path("ledger"));
        JsonNode rows = ask("QueryLedgers", "id", String.join(",", ids));
        assertThat(keys(rows)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(rows).isEqualTo(ask("Ledgers").path("ledger"));
        assertThat(keys(ask("QueryLedgers", "id", "LNIXNI-XNIXN-IXNIXN, " + ids.getFirst())))
                .containsExactly(ids.getFirst());
        assertThat(floor.client.refused("QueryLedgers", "id", "LNIXNI-XNIXN-IXNIXN"))
                .isEqualTo("EGeneral:Invalid arguments:id");
        assertThat(floor.client.refused("QueryLedgers")).isEqualTo("EGeneral:Invalid arguments:id");
        assertThat(floor.client.refused("QueryLedgers", "id", "L,".repeat(21)))
                .isEqualTo("EGeneral:Invalid arguments:id");
    }

    @Test
    void tradesAreFoundByTheirIds() {
        floor.market("buy", "0.5");
        String trade = keys(ask("TradesHistory").path("trades")).getFirst();
        assertThat(keys(ask("QueryTrades", "txid", trade))).containsExactly(trade);
        assertThat(floor.client.refused("QueryTrades", "txid", "TNIXNI-XNIXN-IXNIXN"))
                .isEqualTo("EOrder:Unknown order");
        assertThat(floor.client.refused("QueryTrades", "txid", "T,".repeat(21)))
                .isEqualTo("EGeneral:Invalid arguments:txid");
    }

    @Test
    void tradesOfACashAccountHaveNoPosition() {
        floor.market("buy", "0.5");
        assertThat(ask("TradesHistory", "type", "no position").path("count").asInt())
                .isEqualTo(1);
        for (String position : List.of("any position", "closed position", "closing position")) {
            assertThat(ask("TradesHistory", "type", position).path("trades")).isEmpty();
        }
        assertThat(floor.client.refused("TradesHistory", "type", "none")).isEqualTo("EGeneral:Invalid arguments:type");
        assertThat(ask("OpenPositions").toString()).isEqualTo("{}");
        assertThat(ask("OpenPositions", "consolidation", "market").toString()).isEqualTo("[]");
    }

    @Test
    void startAndEndOfTradesMayBeIds() {
        floor.market("buy", "0.1");
        floor.pass(Duration.ofSeconds(1));
        floor.market("buy", "0.1");
        List<String> newestFirst = keys(ask("TradesHistory").path("trades"));
        assertThat(keys(ask("TradesHistory", "start", newestFirst.getLast()).path("trades")))
                .containsExactly(newestFirst.getFirst());
        assertThat(keys(ask("TradesHistory", "end", newestFirst.getLast()).path("trades")))
                .containsExactly(newestFirst.getLast());
        assertThat(keys(ask("TradesHistory", "ofs", "1").path("trades"))).containsExactly(newestFirst.getLast());
    }

    @Test
    void aTokenForWebSocketsIsGivenOut() {
        JsonNode token = ask("GetWebSocketsToken");
        assertThat(token.path("token").asText()).matches("[A-Za-z0-9_-]{43}");
        assertThat(token.path("expires").asInt()).isEqualTo(900);
    }

    @Test
    void ordersOfAUserrefCanBeQueriedAlone() {
        String mine = floor.limit("buy", "0.001", "30000", "userref", "7");
        String other = floor.limit("buy", "0.001", "30000");
        assertThat(keys(ask("QueryOrders", "txid", mine + "," + other, "userref", "7")))
                .containsExactly(mine);
        assertThat(keys(ask("OpenOrders", "userref", "7").path("open"))).containsExactly(mine);
    }
}
