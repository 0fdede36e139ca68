package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Bid 40000.0, ask 40000.1, $100,000 and no coins. */
class AmendOrderTest {
    private final Floor floor = new Floor();

    @Test
    void theOrderKeepsItsIdAndItsFills() {
        floor.market.volume(3);
        floor.market.say(0, 1, 40_000, 39_000, 40_000, 40_000);
        String txid = floor.limit("buy", "0.5", "39900", "cl_ord_id", "mine");
        floor.toEndOf(1);
        var result = floor.client.ask("AmendOrder", "cl_ord_id", "mine", "limit_price", "39800", "order_qty", "0.6");
        assertThat(result.path("amend_id").asText()).startsWith("T");
        var order = floor.order(txid);
        assertThat(order.path("vol").asText()).isEqualTo("0.60000000");
        assertThat(order.path("vol_exec").asText()).isEqualTo("0.30000000");
        assertThat(order.path("descr").path("price").asText()).isEqualTo("39800.0");
        assertThat(order.path("misc").asText()).isEqualTo("amended");
        assertThat(order.path("cl_ord_id").asText()).isEqualTo("mine");
    }

    @Test
    void whatChangesNothingIsRefused() {
        String txid = floor.limit("buy", "0.5", "39900");
        assertThat(floor.client.refused("AmendOrder", "txid", txid, "limit_price", "39900", "order_qty", "0.5"))
                .isEqualTo("EOrder:No amendable parameters specified");
        assertThat(floor.client.refused("AmendOrder", "txid", txid))
                .isEqualTo("EOrder:No amendable parameters specified");
    }

    @Test
    void anOrderThatIsGoneIsUnknown() {
        String txid = floor.limit("buy", "0.5", "39900");
        floor.client.ask("CancelOrder", "txid", txid);
        assertThat(floor.client.refused("AmendOrder", "txid", txid, "limit_price", "39800"))
                .isEqualTo("EOrder:Unknown order");
    }

    @Test
    void aTotalThatIsAlreadyFilledCancelsTheRest() {
        floor.market.volume(3);
        floor.market.say(0, 1, 40_000, 39_000, 40_000, 40_000);
        String txid = floor.limit("buy", "0.5", "39900");
        floor.toEndOf(1);
        floor.client.ask("AmendOrder", "txid", txid, "order_qty", "0.2");
        var order = floor.order(txid);
        assertThat(order.path("status").asText()).isEqualTo("canceled");
        assertThat(order.path("vol_exec").asText()).isEqualTo("0.30000000");
        assertThat(floor.held("ZUSD")).isEqualTo("0.0000");
    }

    @Test
    void aPriceThatCrossesTakes() {
        floor.market("buy", "0.5");
        String txid = floor.limit("sell", "0.5", "41000", "oflags", "post");
        floor.client.ask("AmendOrder", "txid", txid, "limit_price", "39800");
        var order = floor.order(txid);
        assertThat(order.path("status").asText()).isEqualTo("closed");
        assertThat(order.path("price").asText()).isEqualTo("40000.00000");
        assertThat(order.path("fee").asText()).as("the taker's").isEqualTo("80.00000");
    }

    @Test
    void postOnlyKeepsTheOrderAsItWasRatherThanTake() {
        floor.market("buy", "0.5");
        String txid = floor.limit("sell", "0.5", "41000");
        assertThat(floor.client.refused("AmendOrder", "txid", txid, "limit_price", "40000", "post_only", "true"))
                .isEqualTo("EOrder:Post only order");
        assertThat(floor.order(txid).path("descr").path("price").asText()).isEqualTo("41000.0");
    }

    @Test
    void theHoldFollows() {
        String txid = floor.limit("buy", "1", "30000");
        floor.client.ask("AmendOrder", "txid", txid, "limit_price", "31000");
        assertThat(floor.held("ZUSD")).isEqualTo("31124.0000");
        assertThat(floor.client.refused("AmendOrder", "txid", txid, "order_qty", "4"))
                .isEqualTo("EOrder:Insufficient funds");
        floor.client.ask("AmendOrder", "txid", txid, "order_qty", "0.5");
        assertThat(floor.held("ZUSD")).isEqualTo("15562.0000");
    }

    @Test
    void aPassedDeadlineChangesNothing() {
        String txid = floor.limit("buy", "1", "30000");
        String past = floor.now().minusMillis(1).toString();
        assertThat(floor.client.refused("AmendOrder", "txid", txid, "limit_price", "31000", "deadline", past))
                .isEqualTo("EService:Deadline elapsed");
        assertThat(floor.order(txid).path("descr").path("price").asText()).isEqualTo("30000.0");
    }

    @Test
    void inTheRunningCandleTheWorseOfTheTwoPricesMustBeTradedThrough() {
        floor.market("buy", "1");
        floor.market.say(0, 1, 40_000, 40_000, 40_600, 40_000);
        floor.market.say(0, 2, 40_000, 40_000, 40_600, 40_000);
        String txid = floor.limit("sell", "0.5", "41000");
        floor.pass(Duration.ofMinutes(2));
        floor.client.ask("AmendOrder", "txid", txid, "limit_price", "40500");
        floor.toEndOf(1);
        assertThat(floor.order(txid).path("status").asText()).isEqualTo("open");
        floor.toEndOf(2);
        assertThat(floor.order(txid).path("status").asText()).isEqualTo("closed");
    }

    @Test
    void whatWasCertainInTheRunningCandleStaysCertainAndGetsTheNewPrice() {
        floor.market("buy", "1");
        floor.market.say(0, 1, 40_000, 40_000, 41_100, 40_000);
        String txid = floor.limit("sell", "0.5", "41000");
        floor.pass(Duration.ofMinutes(2));
        floor.client.ask("AmendOrder", "txid", txid, "limit_price", "40500");
        floor.toEndOf(1);
        assertThat(floor.order(txid).path("price").asText()).isEqualTo("40500.00000");
    }

    @Test
    void cancellingEndsAnOrderOnce() {
        String txid = floor.limit("buy", "1", "30000", "userref", "12");
        floor.limit("buy", "1", "30000", "userref", "12");
        assertThat(floor.client.ask("CancelOrder", "txid", txid).path("count").asInt())
                .isEqualTo(1);
        assertThat(floor.client.refused("CancelOrder", "txid", txid)).isEqualTo("EOrder:Unknown order");
        assertThat(floor.client.ask("CancelOrder", "txid", "12").path("count").asInt())
                .isEqualTo(1);
        assertThat(floor.order(txid).path("reason").asText()).isEqualTo("User requested");
        assertThat(floor.held("ZUSD")).isEqualTo("0.0000");
    }
}
