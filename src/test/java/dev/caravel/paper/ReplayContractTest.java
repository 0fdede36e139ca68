package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every method that changes orders comes to the same when the journal is played. */
class ReplayContractTest {
    @TempDir
    Path folder;

    private Floor open() {
        HandMarket market = new HandMarket("BTC", "ETH").volume(3);
        market.say(0, 1, 40_000, 35_000, 40_000, 39_000);
        return new Floor(Floor.SETUP, market, PaperJournal.in(folder.resolve("paper.journal"), false));
    }

    private static List<Object> everything(Floor floor) {
        return List.of(
                floor.exchange.orders(Floor.KEY),
                floor.exchange.trades(Floor.KEY),
                floor.exchange.ledger(Floor.KEY),
                floor.exchange.balances(Floor.KEY));
    }

    private static void useEverything(Floor floor) {
        floor.market("buy", "0.5");
        floor.client.askJson(
                "AddOrderBatch",
                "\"pair\":\"XBTUSD\",\"orders\":["
                    + "{\"ordertype\":\"limit\",\"type\":\"buy\",\"volume\":\"0.1\",\"price\":\"36000\",\"userref\":7},"
                    + "{\"ordertype\":\"limit\",\"type\":\"buy\",\"volume\":0.1,\"price\":35500.5,"
                    + "\"close\":{\"ordertype\":\"take-profit\",\"price\":\"#5%\"}},"
                    + "{\"ordertype\":\"limit\",\"type\":\"buy\",\"volume\":\"90\",\"price\":\"36000\"}]");
        floor.client.ask("EditOrder", "txid", "7", "pair", "XBTUSD", "price", "36500", "userref", "8");
        floor.client.ask("CancelOrderBatch", "orders[]", "8");
        floor.add("pair", "XBTUSD", "type", "sell", "ordertype", "trailing-stop", "volume", "0.1", "price", "+2%");
        floor.limit("buy", "0.1", "30000", "cl_ord_id", "mine");
        floor.client.ask("AmendOrder", "cl_ord_id", "mine", "limit_price", "-10%");
        floor.client.ask("CancelAllOrdersAfter", "timeout", "900");
        floor.pass(Duration.ofMinutes(6));
        floor.limit("buy", "0.1", "30000");
    }

    @Test
    void aRestartChangesNothing() {
        Floor first = open();
        useEverything(first);
        List<Object> before = everything(first);
        first.exchange.close();
        Floor second = open();
        assertThat(everything(second)).isEqualTo(before);
        assertThat(second.client.ask("OpenOrders").path("open")).isNotEmpty();
        second.pass(Duration.ofMinutes(10));
        assertThat(second.client.ask("OpenOrders").path("open"))
                .as("the switch fires")
                .isEmpty();
        second.exchange.close();
    }

    @Test
    void whatIsOnlyCheckedIsNotKept() {
        Floor first = open();
        String txid = first.limit("buy", "0.1", "30000");
        first.client.ask("EditOrder", "txid", txid, "pair", "XBTUSD", "price", "31000", "validate", "true");
        List<Object> before = everything(first);
        first.exchange.close();
        Floor second = open();
        assertThat(everything(second)).isEqualTo(before);
        second.exchange.close();
    }
}
