package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.PairStatus;
import dev.caravel.market.Pairs;
import dev.caravel.market.Volume;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The paper exchange over a real market: fills by real trades only, and the same account after a restart. */
class LivePaperTest {
    @TempDir
    Path folder;

    private Path file;
    private LiveFloor floor;

    @BeforeEach
    void aMarketThatWasLookedAt() {
        file = folder.resolve("paper.jsonl");
        floor = new LiveFloor(file);
        floor.look().pass(Duration.ofSeconds(1));
    }

    @AfterEach
    void end() {
        floor.close();
    }

    /** A buy that takes part in what is traded from now on. */
    private String restingBuy() {
        String buy = floor.limit("buy", "1", "39900", "oflags", "post");
        floor.look();
        return buy;
    }

    @Test
    void nothingFillsWhileTheMarketTradesAboveTheLimit() {
        String buy = restingBuy();
        floor.pass(Duration.ofSeconds(2)).print(39_900.1, 50).print(39_900, 50).look();
        assertThat(floor.filled(buy)).isEqualTo("0.00000000");
    }

    @Test
    void whatIsTradedThroughTheLimitFillsAShareOfIt() {
        String buy = restingBuy();
        floor.pass(Duration.ofSeconds(2)).print(39_899, 3).look();
        assertThat(floor.filled(buy)).isEqualTo("0.30000000");
        floor.pass(Duration.ofSeconds(2)).print(39_950, 100).look();
        assertThat(floor.filled(buy)).as("above again").isEqualTo("0.30000000");
    }

    @Test
    void aTradeBeforeTheOrderFillsNothing() {
        floor.print(39_000, 50).pass(Duration.ofSeconds(1));
        String buy = floor.limit("buy", "1", "39900", "oflags", "post");
        floor.look().look();
        assertThat(floor.filled(buy)).isEqualTo("0.00000000");
    }

    @Test
    void aGapWithoutTradesFillsNothing() {
        String buy = restingBuy();
        floor.bid("39000.0").pass(Duration.ofMinutes(1)).look();
        assertThat(floor.filled(buy)).as("a lower bid is no trade").isEqualTo("0.00000000");
    }

    @Test
    void anOrderThatTakesMeetsTheRealBidAndAsk() {
        JsonNode ticker = floor.client.look("Ticker", "pair=XBTUSD").path("XXBTZUSD");
        assertThat(ticker.path("b").path(0).asText()).isEqualTo("39999.90000");
        assertThat(ticker.path("a").path(0).asText()).isEqualTo("40000.10000");
        assertThat(ticker.path("v").path(1).asText()).isEqualTo("28.80000000");
        String buy = floor.client
                .ask("AddOrder", Orders.market("buy", "0.01"))
                .path("txid")
                .path(0)
                .asText();
        assertThat(floor.filled(buy)).isEqualTo("0.01000000");
        assertThat(floor.exchange.trades(Floor.KEY).getFirst().price()).hasToString("40000.1");
        assertThat(floor.client.refused("AddOrder", Orders.limit("buy", "0.01", "40100.0", "oflags", "post")))
                .isEqualTo("EOrder:Post only order");
    }

    @Test
    void whatWasTakenIsNotThereAgainAtTheNextLook() {
        String[] large = {"pair", "XBTUSD", "type", "buy", "ordertype", "market", "volume", "0.6"};
        floor.client.ask("AddOrder", large);
        floor.look();
        floor.client.ask("AddOrder", large);
        Volume taken = floor.exchange.trades(Floor.KEY).stream()
                .map(trade -> trade.volume())
                .reduce(Volume.ZERO, Volume::plus);
        assertThat(taken).as("a tenth of a coin in five minutes").isBetween(Volume.of("0.2599"), Volume.of("0.26"));
    }

    @Test
    void whileNobodyKnowsTheMarketTheExchangeIsInMaintenance() {
        String buy = restingBuy();
        floor.pass(Duration.ofMinutes(3));
        assertThat(floor.client.refused("OpenOrders")).isEqualTo("EService:Unavailable");
        assertThat(floor.client.refused("CancelOrder", "txid", buy)).isEqualTo("EService:Unavailable");
        assertThat(Client.error(floor.client.answer("/0/public/Ticker", "pair=XBTUSD", java.util.Map.of(), "")))
                .isEqualTo("EService:Unavailable");
        assertThat(floor.client.look("SystemStatus", "").path("status").asText())
                .isEqualTo("maintenance");
        assertThat(floor.client.look("Time", "").path("unixtime").asLong())
                .isEqualTo(floor.now().getEpochSecond());
        floor.lookNow();
        assertThat(floor.client.look("SystemStatus", "").path("status").asText())
                .isEqualTo("online");
        assertThat(floor.filled(buy)).isEqualTo("0.00000000");
    }

    @Test
    void whatWasTradedWhileTheNetworkWasAwayFillsAtItsTime() {
        String kept = restingBuy();
        String expired = floor.limit("buy", "1", "39800", "timeinforce", "GTD", "expiretm", "+600");
        floor.look();
        Instant left = floor.now();
        floor.pass(Duration.ofMinutes(9)).print(39_700, 5);
        floor.pass(Duration.ofMinutes(9)).print(39_000, 100);
        floor.pass(Duration.ofMinutes(1)).lookNow();
        assertThat(floor.filled(expired))
                .as("what was left of the share before it expired")
                .isEqualTo("0.00000000");
        assertThat(floor.filled(kept)).isEqualTo("1.00000000");
        assertThat(floor.exchange.trades(Floor.KEY).getFirst().time())
                .isBetween(left.plus(Duration.ofMinutes(9)), left.plus(Duration.ofMinutes(10)));
        assertThat(floor.client
                        .ask("QueryOrders", "txid", expired)
                        .path(expired)
                        .path("status")
                        .asText())
                .isEqualTo("expired");
    }

    @Test
    void theAccountIsTheSameAfterARestart() {
        String buy = restingBuy();
        floor.pass(Duration.ofSeconds(2)).print(39_899, 3).look();
        floor.filled(buy);
        floor.client.ask("AmendOrder", "txid", buy, "limit_price", "39950", "order_qty", "0.9");
        floor.look();
        List<Object> before = floor.everything();
        floor.restart();
        assertThat(floor.everything()).isEqualTo(before);
        floor.pass(Duration.ofMinutes(20)).print(39_940, 4).look();
        assertThat(floor.filled(buy)).as("what was traded while it was down").isEqualTo("0.70000000");
    }

    @Test
    void aCrashAtAnyLineOfTheJournalLeavesAnAccount() throws IOException {
        String buy = restingBuy();
        floor.pass(Duration.ofSeconds(2)).print(39_899, 3).look();
        floor.filled(buy);
        floor.client.ask("CancelOrder", "txid", buy);
        floor.close();
        List<String> lines = Files.readAllLines(file);
        for (int kept = 2; kept <= lines.size(); kept++) {
            Files.write(file, lines.subList(0, kept));
            Files.writeString(file, "{\"time\":\"2026-", StandardOpenOption.APPEND);
            floor.restart();
            floor.look();
            assertThat(floor.exchange.balances(Floor.KEY).total("ZUSD")).isPositive();
        }
        assertThat(lines)
                .as("the candle that filled, before anybody saw it")
                .anyMatch(line -> line.contains("\"candle\""));
    }

    @Test
    void aPairThatKrakenClosesIsClosedAndStaysSoAfterARestart() {
        Pair closed = pair(PairStatus.CANCEL_ONLY, "0.1");
        floor.feed().list(new Pairs(List.of(closed)));
        String[] order = Orders.limit("buy", "0.01", "39000");
        assertThat(floor.client.refused("AddOrder", order)).isEqualTo("EService:Market in cancel_only mode");
        floor.restart().look();
        assertThat(floor.client.refused("AddOrder", order)).isEqualTo("EService:Market in cancel_only mode");
        assertThat(floor.client
                        .look("AssetPairs", "pair=ETHUSD")
                        .path("XETHZUSD")
                        .path("status")
                        .asText())
                .as("not listed at all")
                .isEqualTo("cancel_only");
    }

    @Test
    void precisionsMayChangeBetweenTheOrdersOfAJournal() {
        String fine = floor.limit("buy", "0.01", "39000.1");
        floor.feed().list(new Pairs(List.of(pair(PairStatus.ONLINE, "0.5"))));
        assertThat(floor.client.refused("AddOrder", Orders.limit("buy", "0.01", "39000.1")))
                .isEqualTo("EOrder:Tick size check failed");
        floor.limit("buy", "0.01", "39000.5");
        List<Object> before = floor.everything();
        floor.restart();
        assertThat(floor.everything()).isEqualTo(before);
        floor.look();
        assertThat(floor.filled(fine)).isEqualTo("0.00000000");
    }

    private static Pair pair(PairStatus status, String tick) {
        return new Pair(
                new Coin("BTC"),
                "XXBTZUSD",
                "XBTUSD",
                "XXBT",
                "ZUSD",
                new BigDecimal(tick),
                8,
                5,
                Volume.of("0.00005"),
                Money.of("0.5"),
                status);
    }
}
