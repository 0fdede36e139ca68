package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which methods there are. */
class MethodsTest {
    private final Floor floor = new Floor();

    @Test
    void everyMethodOfAccountsOrdersAndMarketsIsHere() {
        assertThat(floor.exchange.directory().methods())
                .contains("Time", "SystemStatus", "Assets", "AssetPairs", "Ticker", "OHLC", "Depth", "Trades", "Spread")
                .contains("Balance", "BalanceEx", "TradeBalance", "OpenOrders", "ClosedOrders", "QueryOrders")
                .contains("TradesHistory", "QueryTrades", "OrderAmends", "TradeVolume", "Ledgers", "QueryLedgers")
                .contains("OpenPositions", "GetWebSocketsToken", "AddOrder", "AddOrderBatch", "EditOrder", "AmendOrder")
                .contains("CancelOrder", "CancelOrderBatch", "CancelAll", "CancelAllOrdersAfter", "GetApiKeyInfo");
    }

    @Test
    void aMethodIsKnownByItsNameToTheLetter() {
        for (String path : new String[] {
            "/0/public/time",
            "/0/public/Balance",
            "/0/public/",
            "/0/public/Time/",
            "/1/public/Time",
            "/0/public",
            "Time",
            ""
        }) {
            assertThat(Client.error(floor.client.answer(path, "", Map.of(), "")))
                    .as(path)
                    .isEqualTo("EGeneral:Unknown method");
        }
        assertThat(floor.client.refused("balance")).isEqualTo("EGeneral:Unknown method");
        assertThat(floor.client.refused("Time")).as("private").isEqualTo("EGeneral:Unknown method");
    }

    @Test
    void parametersThatNobodyKnowsAreIgnored() {
        assertThat(floor.client.ask("BalanceEx", "type", "spot", "rebase_multiplier", "base"))
                .hasSize(1);
        String txid = floor.limit("buy", "0.1", "30000", "trading_agreement", "agree", "position", "0", "close", "{}");
        assertThat(floor.order(txid).path("status").asText()).isEqualTo("open");
    }
}
