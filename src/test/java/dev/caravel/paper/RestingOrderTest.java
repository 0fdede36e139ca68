package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Candle 0 is over when a test begins; candle 1 has just opened. */
class RestingOrderTest {
    private final Floor floor = new Floor();

    @Test
    void isFilledAtItsLimitWhenTheMarketTradesThroughIt() {
        floor.market.say(0, 1, 40_000, 39_000, 40_000, 39_500);
        String txid = floor.limit("buy", "0.5", "39900");
        floor.toEndOf(1);
        var order = floor.order(txid);
        assertThat(order.path("status").asText()).isEqualTo("closed");
        assertThat(order.path("vol_exec").asText()).isEqualTo("0.50000000");
        assertThat(order.path("price").asText()).isEqualTo("39900.00000");
        assertThat(order.path("cost").asText()).isEqualTo("19950.00000");
        assertThat(order.path("fee").asText()).as("0.25 %, the maker's fee").isEqualTo("49.87500");
        assertThat(order.path("closetm").asLong()).isEqualTo(floor.now().getEpochSecond());
    }

    @Test
    void staysOpenWhenTheMarketOnlyTouchesIt() {
        floor.market.say(0, 1, 40_000, 39_900, 40_000, 40_000);
        String txid = floor.limit("buy", "0.5", "39900");
        floor.toEndOf(1);
        assertThat(floor.order(txid).path("status").asText()).isEqualTo("open");
    }

    @Test
    void takesNoPartInACandleThatOpenedBeforeIt() {
        floor.market.say(0, 1, 40_000, 39_000, 40_000, 39_000);
        floor.pass(Duration.ofSeconds(1));
        String txid = floor.limit("buy", "0.5", "39900");
        floor.toEndOf(1);
        assertThat(floor.order(txid).path("vol_exec").asText()).isEqualTo("0.00000000");
    }

    @Test
    void getsATenthOfEachCandlesVolume() {
        floor.market.volume(3);
        floor.market.say(0, 1, 40_000, 39_000, 40_000, 40_000);
        floor.market.say(0, 2, 40_000, 39_000, 40_000, 40_000);
        String txid = floor.limit("buy", "0.5", "39900");
        floor.toEndOf(1);
        assertThat(floor.order(txid).path("status").asText()).isEqualTo("open");
        assertThat(floor.order(txid).path("vol_exec").asText()).isEqualTo("0.30000000");
        floor.toEndOf(2);
        assertThat(floor.order(txid).path("status").asText()).isEqualTo("closed");
        assertThat(floor.order(txid).path("trades")).hasSize(2);
    }

    @Test
    void sharesTheCandleWithOthersTheBetterPriceFirst() {
        floor.market.volume(3);
        floor.market.say(0, 1, 40_000, 39_000, 40_000, 40_000);
        String worse = floor.limit("buy", "0.2", "39800");
        String better = floor.limit("buy", "0.2", "39900");
        floor.toEndOf(1);
        assertThat(floor.order(better).path("vol_exec").asText()).isEqualTo("0.20000000");
        assertThat(floor.order(worse).path("vol_exec").asText()).isEqualTo("0.10000000");
    }

    @Test
    void getsItsLimitAlsoWhenTheCandleOpensBeyondIt() {
        floor.market.say(0, 1, 38_000, 38_000, 38_000, 38_000);
        String txid = floor.limit("buy", "0.5", "39900");
        floor.toEndOf(1);
        assertThat(floor.order(txid).path("price").asText()).isEqualTo("39900.00000");
    }

    @Test
    void aBuyIsFilledBeforeASellInTheSameCandle() {
        floor.market("buy", "1");
        floor.market.say(0, 1, 40_000, 39_000, 41_000, 40_000);
        String sell = floor.limit("sell", "0.5", "40500");
        String buy = floor.limit("buy", "0.5", "39500");
        floor.toEndOf(1);
        var trades = floor.exchange.trades(Floor.KEY);
        assertThat(trades).extracting(trade -> trade.txid()).endsWith(buy, sell);
    }

    @Test
    void expiresAtItsTimeAndNotBefore() {
        String txid = floor.limit("buy", "0.5", "39900", "timeinforce", "GTD", "expiretm", "+600");
        floor.pass(Duration.ofSeconds(599));
        assertThat(floor.order(txid).path("status").asText()).isEqualTo("open");
        assertThat(floor.order(txid).path("expiretm").asLong())
                .isEqualTo(HandMarket.START.getEpochSecond() + 300 + 600);
        floor.pass(Duration.ofSeconds(1000));
        var order = floor.order(txid);
        assertThat(order.path("status").asText()).isEqualTo("expired");
        assertThat(order.path("closetm").asLong()).isEqualTo(HandMarket.START.getEpochSecond() + 900);
        assertThat(floor.held("ZUSD")).isEqualTo("0.0000");
    }

    @Test
    void anOrderThatExpiresWithinACandleTakesNoPartInIt() {
        floor.market.say(0, 1, 40_000, 39_000, 40_000, 40_000);
        String txid = floor.limit("buy", "0.5", "39900", "timeinforce", "GTD", "expiretm", "+299");
        floor.toEndOf(1);
        assertThat(floor.order(txid).path("status").asText()).isEqualTo("expired");
        assertThat(floor.order(txid).path("vol_exec").asText()).isEqualTo("0.00000000");
    }

    @Test
    void anOrderThatExpiresAtTheEndOfACandleTakesPartInIt() {
        floor.market.say(0, 1, 40_000, 39_000, 40_000, 40_000);
        String txid = floor.limit("buy", "0.5", "39900", "timeinforce", "GTD", "expiretm", "+300");
        floor.toEndOf(1);
        assertThat(floor.order(txid).path("status").asText()).isEqualTo("closed");
    }

    @Test
    void nothingHappensInAGapOfTheMarket() {
        floor.market.gap(0, 1);
        String txid = floor.limit("buy", "0.5", "39900");
        floor.toEndOf(1);
        assertThat(floor.order(txid).path("status").asText()).isEqualTo("open");
        assertThat(floor.client
                        .look("Ticker", "pair=XBTUSD")
                        .path("XXBTZUSD")
                        .path("c")
                        .path(0)
                        .asText())
                .isEqualTo("40000.00000");
    }

    @Test
    void costAndFeeOfManyFillsAreTheSumOfTheTradesToTheLastPlace() {
        floor.market.volume(0.0333333);
        for (int candle = 1; candle < 20; candle++) {
            floor.market.say(0, candle, 40_000, 39_000, 40_000, 40_000);
        }
        String txid = floor.limit("buy", "0.05", "39987.7");
        floor.toEndOf(20);
        var order = floor.order(txid);
        assertThat(order.path("status").asText()).isEqualTo("closed");
        assertThat(order.path("cost").asText()).isEqualTo("1999.38500");
        assertThat(order.path("fee").asText()).isEqualTo("4.99850");
        var trades = floor.exchange.trades(Floor.KEY);
        assertThat(trades).hasSizeGreaterThan(10);
        assertThat(trades.stream().map(trade -> trade.cost().amount()).reduce(java.math.BigDecimal::add))
                .hasValueSatisfying(sum -> assertThat(sum).isEqualByComparingTo("1999.38500"));
        assertThat(trades.stream().map(trade -> trade.fee().amount()).reduce(java.math.BigDecimal::add))
                .hasValueSatisfying(sum -> assertThat(sum).isEqualByComparingTo("4.9985"));
    }
}
