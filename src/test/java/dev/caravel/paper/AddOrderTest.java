package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Bid 40000.0, ask 40000.1, $100,000 and no coins. */
class AddOrderTest {
    private final Floor floor = new Floor();

    @Test
    void answersWithADescriptionAndAListOfOneId() {
        var result = floor.client.ask(
                "AddOrder",
                Orders.limit("buy", "1.25", "37500", "trading_agreement", "agree", "close", "", "oflags", "post,fciq"));
        assertThat(result.path("descr").path("order").asText()).isEqualTo("buy 1.25000000 XBTUSD @ limit 37500.0");
        assertThat(result.path("txid")).hasSize(1);
        assertThat(result.path("txid").path(0).asText()).matches("O[A-Z2-7]{5}-[A-Z2-7]{5}-[A-Z2-7]{6}");
    }

    @Test
    void theOrderCanBeReadBack() {
        String id = "6d1b345e-2821-40e2-ad83-4ecb18a06876";
        String txid = floor.limit("buy", "1.25", "37500", "cl_ord_id", id, "oflags", "post");
        var order = floor.client.ask("OpenOrders").path("open").path(txid);
        assertThat(order.path("cl_ord_id").asText()).isEqualTo(id);
        assertThat(order.path("status").asText()).isEqualTo("open");
        assertThat(order.path("opentm").isNumber()).isTrue();
        assertThat(order.path("oflags").asText()).isEqualTo("post,fciq");
        assertThat(order.path("descr").path("pair").asText()).isEqualTo("XBTUSD");
        assertThat(order.path("descr").path("price").asText()).isEqualTo("37500.0");
        assertThat(order.path("vol").asText()).isEqualTo("1.25000000");
        assertThat(order.path("price").asText()).isEqualTo("0.00000");
    }

    @Test
    void aMarketOrderTakesAtOnceForTheTakersFee() {
        String txid = floor.market("buy", "0.5");
        var order = floor.order(txid);
        assertThat(order.path("status").asText()).isEqualTo("closed");
        assertThat(order.path("price").asText()).isEqualTo("40000.10000");
        assertThat(order.path("fee").asText()).as("0.40 %").isEqualTo("80.00020");
        assertThat(floor.balance("XXBT")).isEqualTo("0.5000000000");
        assertThat(floor.balance("ZUSD")).isEqualTo("79919.9498");
    }

    @Test
    void aLimitBeyondTheMarketTakesWhatLiesAtTheBestPriceAndRestsWithTheRest() {
        String txid = floor.limit("buy", "2", "40000.1");
        var order = floor.order(txid);
        assertThat(order.path("status").asText()).isEqualTo("open");
        assertThat(order.path("vol_exec").asText()).isEqualTo("1.00000000");
        assertThat(order.path("price").asText()).isEqualTo("40000.10000");
    }

    @Test
    void immediateOrCancelKeepsNothingOpen() {
        String txid = floor.limit("buy", "2", "40000.1", "timeinforce", "IOC");
        var order = floor.order(txid);
        assertThat(order.path("status").asText()).isEqualTo("canceled");
        assertThat(order.path("vol_exec").asText()).isEqualTo("1.00000000");
    }

    @Test
    void postOnlyThatWouldTakeIsRefused() {
        assertThat(floor.refusedLimit("buy", "1", "40000.1", "oflags", "post")).isEqualTo("EOrder:Post only order");
        floor.limit("buy", "1", "40000", "oflags", "post");
    }

    @Test
    void aBuyHoldsItsCostAndTheTakersFee() {
        floor.limit("buy", "0.5", "40000");
        assertThat(floor.held("ZUSD")).isEqualTo("20080.0000");
        assertThat(floor.balance("ZUSD")).isEqualTo("100000.0000");
    }

    @Test
    void aSellHoldsItsCoins() {
        floor.market("buy", "1");
        floor.limit("sell", "0.75", "41000");
        assertThat(floor.held("XXBT")).isEqualTo("0.7500000000");
        assertThat(floor.refusedLimit("sell", "0.26", "41000")).isEqualTo("EOrder:Insufficient funds");
    }

    @Test
    void whatIsHeldCannotBeSpentAgain() {
        floor.limit("buy", "2.4", "40000");
        assertThat(floor.refusedLimit("buy", "0.1", "40000")).isEqualTo("EOrder:Insufficient funds");
    }

    @Test
    void anOrderOfTheSameAccountIsNotTradedWith() {
        floor.market("buy", "1");
        String sell = floor.limit("sell", "1", "40000.1");
        String buy = floor.limit("buy", "0.5", "40200");
        var order = floor.order(buy);
        assertThat(order.path("status").asText()).isEqualTo("canceled");
        assertThat(order.path("reason").asText()).isEqualTo("Self trade prevention");
        assertThat(order.path("vol_exec").asText()).isEqualTo("0.00000000");
        assertThat(floor.order(sell).path("status").asText()).isEqualTo("open");
    }

    @Test
    void whatLiesBeforeAnOrderOfTheSameAccountIsTaken() {
        floor.market("buy", "0.5");
        floor.limit("sell", "0.5", "40000.2");
        String buy = floor.limit("buy", "1.5", "40200");
        var order = floor.order(buy);
        assertThat(order.path("status").asText()).isEqualTo("canceled");
        assertThat(order.path("vol_exec").asText()).isEqualTo("0.50000000");
    }

    @Test
    void aClientIdIsUniqueAmongOpenOrdersOnly() {
        String txid = floor.limit("buy", "1", "30000", "cl_ord_id", "mine");
        assertThat(floor.refusedLimit("buy", "1", "30000", "cl_ord_id", "mine"))
                .isEqualTo("EGeneral:Invalid arguments:cl_ord_id not unique");
        floor.client.ask("CancelOrder", "txid", txid);
        floor.limit("buy", "1", "30000", "cl_ord_id", "mine");
    }

    @Test
    void aDeadlineThatHasPassedPlacesNothing() {
        assertThat(floor.refusedLimit(
                        "buy",
                        "1",
                        "30000",
                        "deadline",
                        floor.now().minusMillis(1).toString()))
                .isEqualTo("EService:Deadline elapsed");
        floor.limit("buy", "1", "30000", "deadline", floor.now().plusSeconds(5).toString());
        assertThat(floor.client.ask("OpenOrders").path("open")).hasSize(1);
    }

    @Test
    void aDeadlineCannotLieMoreThanAMinuteAhead() {
        assertThat(floor.refusedLimit(
                        "buy",
                        "1",
                        "30000",
                        "deadline",
                        floor.now().plusSeconds(61).toString()))
                .isEqualTo("EGeneral:Invalid arguments:deadline");
    }

    @Test
    void validateChecksAndPlacesNothing() {
        var result = floor.client.ask("AddOrder", Orders.limit("buy", "1", "30000", "validate", "true"));
        assertThat(result.has("txid")).isFalse();
        assertThat(result.path("descr").path("order").asText()).isEqualTo("buy 1.00000000 XBTUSD @ limit 30000.0");
        assertThat(floor.client.ask("OpenOrders").path("open")).isEmpty();
        assertThat(floor.refusedLimit("buy", "9", "30000", "validate", "true")).isEqualTo("EOrder:Insufficient funds");
    }

    @Test
    void precisionAndMinimumsAreChecked() {
        assertThat(floor.refusedLimit("buy", "0.00001", "30000"))
                .isEqualTo("EGeneral:Invalid arguments:volume minimum not met");
        assertThat(floor.refusedLimit("buy", "0.123456789", "30000")).isEqualTo("EGeneral:Invalid arguments:volume");
        assertThat(floor.refusedLimit("buy", "1", "30000.15"))
                .isEqualTo("EOrder:Invalid price:XBTUSD price can only be specified up to 1 decimals.");
        assertThat(floor.refusedLimit("buy", "0.00005", "100")).isEqualTo("EOrder:Cost minimum not met");
        assertThat(floor.refusedLimit("buy", "1", "3e4")).isEqualTo("EOrder:Invalid price:Invalid price argument");
        assertThat(floor.refusedLimit("buy", "1", "0")).isEqualTo("EGeneral:Invalid arguments:price");
    }

    @Test
    void argumentsThatAreMissingOrUnknownAreNamed() {
        assertThat(floor.client.refused("AddOrder", "type", "buy", "ordertype", "limit", "volume", "1", "price", "1"))
                .isEqualTo("EGeneral:Invalid arguments:pair");
        assertThat(floor.refusedLimit("hold", "1", "30000")).isEqualTo("EGeneral:Invalid arguments:type");
        assertThat(floor.refusedLimit("buy", "1", "30000", "oflags", "fcix"))
                .isEqualTo("EGeneral:Invalid arguments:oflags");
        assertThat(floor.client.refused(
                        "AddOrder", "pair", "XBT/USD", "type", "buy", "ordertype", "market", "volume", "1"))
                .isEqualTo("EQuery:Unknown asset pair");
        assertThat(floor.refusedLimit("buy", "1", "30000", "timeinforce", "GTD"))
                .isEqualTo("EGeneral:Invalid arguments:expiretm");
        assertThat(floor.refusedLimit("buy", "1", "30000", "expiretm", "+4"))
                .isEqualTo("EGeneral:Invalid arguments:expiretm");
    }

    @Test
    void eightyOrdersMayBeOpenInAPair() {
        for (int i = 0; i < 80; i++) {
            floor.limit("buy", "0.001", "30000");
        }
        assertThat(floor.refusedLimit("buy", "0.001", "30000")).isEqualTo("EOrder:Orders limit exceeded");
        floor.add("pair", "ETHUSD", "type", "buy", "ordertype", "limit", "volume", "0.01", "price", "1000");
    }

    @Test
    void aCoinWithoutAPriceCannotBeTraded() {
        HandMarket market = new HandMarket("BTC", "ETH");
        market.gap(1, 0);
        Floor young = new Floor(Floor.SETUP, market, PaperJournal.none());
        assertThat(young.client.refused(
                        "AddOrder",
                        "pair",
                        "ETHUSD",
                        "type",
                        "buy",
                        "ordertype",
                        "limit",
                        "volume",
                        "1",
                        "price",
                        "1000"))
                .isEqualTo("EService:Market in cancel_only mode");
        assertThat(young.client.look("Ticker", "").has("XETHZUSD")).isFalse();
        young.pass(Duration.ofMinutes(5));
        assertThat(young.client.look("Ticker", "").has("XETHZUSD")).isTrue();
    }
}
