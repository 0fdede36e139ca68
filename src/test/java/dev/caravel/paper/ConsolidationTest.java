package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Volume;
import dev.caravel.paper.PaperSetup.Account;
import dev.caravel.paper.front.KeyTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a taker trades at one moment is one trade, unless a client wants to see its fills ({@code consolidate_taker}). */
class ConsolidationTest {
    private static final PaperSetup SETUP = PaperSetup.usual(
            "by hand",
            7,
            Account.unlimited(Floor.KEY, Client.SECRET, Money.of("200000")),
            new Account(
                    "maker",
                    List.of(KeyTerms.unlimited("maker", Client.SECRET)),
                    Money.of("100000"),
                    Map.of(new Coin("BTC"), Volume.of("2"))));

    @TempDir
    Path folder;

    private final Floor floor = new Floor(SETUP, new HandMarket("BTC", "ETH"), PaperJournal.none());
    private final Client maker = new Client(floor.exchange, "maker", 1);

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static JsonNode trades(Client client, String... more) {
        return client.ask("TradesHistory", more).path("trades");
    }

    private JsonNode whole() {
        return trades(floor.client, "ledgers", "true");
    }

    private JsonNode fills() {
        return trades(floor.client, "consolidate_taker", "false", "ledgers", "true");
    }

    private static BigDecimal sum(JsonNode trades, String field) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode trade : trades) {
            sum = sum.add(new BigDecimal(trade.path(field).asText()));
        }
        return sum;
    }

    private static void offer(Client maker, String volume, String price) {
        maker.ask("AddOrder", Orders.limit("sell", volume, price));
    }

    /** Takes from the house at 40000.1, 40020.1 and 40040.1, and in between from two orders at 40010. */
    private String walk() {
        offer(maker, "0.3", "40010");
        offer(maker, "0.2", "40010");
        return floor.market("buy", "1.9");
    }

    @Test
    void whatATakerTradesAtOneMomentIsOneTrade() {
        String txid = walk();
        JsonNode trade = whole().elements().next();
        assertThat(whole()).hasSize(1);
        assertThat(trade.path("ordertxid").asText()).isEqualTo(txid);
        assertThat(trade.path("vol").asText()).isEqualTo("1.90000000");
        JsonNode order = floor.order(txid);
        assertThat(trade.path("cost").asText()).isEqualTo(order.path("cost").asText());
        assertThat(trade.path("fee").asText()).isEqualTo(order.path("fee").asText());
        assertThat(trade.path("price").asText())
                .isEqualTo(new BigDecimal(trade.path("cost").asText())
                        .divide(new BigDecimal("1.9"), 5, RoundingMode.HALF_UP)
                        .toPlainString());
        assertThat(order.path("trades")).hasSize(1);
        assertThat(order.path("trades").path(0).asText())
                .isEqualTo(keys(whole()).getFirst());
    }

    @Test
    void itsTwoLedgerRowsNameIt() {
        walk();
        String id = keys(whole()).getFirst();
        JsonNode rows = floor.client.ask("Ledgers", "type", "trade").path("ledger");
        assertThat(rows).hasSize(2).allMatch(row -> row.path("refid").asText().equals(id));
        assertThat(whole().path(id).path("ledgers"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(keys(rows));
        assertThat(sum(rows, "fee").setScale(5)).isEqualTo(sum(whole(), "fee"));
    }

    @Test
    void itsFillsAreTradesOfTheirOwnThatAddUpToIt() {
        String txid = walk();
        assertThat(fills())
                .extracting(fill -> fill.path("price").asText())
                .containsExactly("40040.10000", "40020.10000", "40010.00000", "40010.00000", "40000.10000");
        for (String field : List.of("vol", "cost", "fee")) {
            assertThat(sum(fills(), field)).as(field).isEqualTo(sum(whole(), field));
        }
        assertThat(keys(fills())).doesNotContainAnyElementsOf(keys(whole()));
        assertThat(fills())
                .allMatch(fill -> fill.path("ordertxid").asText().equals(txid)
                        && fill.path("ledgers").equals(whole().elements().next().path("ledgers")));
    }

    @Test
    void anOrderNamesTheTradesThatTheRequestWantsToSee() {
        String txid = walk();
        for (String method : List.of("QueryOrders", "ClosedOrders")) {
            JsonNode result = floor.client.ask(method, "txid", txid, "trades", "true", "consolidate_taker", "false");
            JsonNode order = result.path("closed").path(txid).isObject()
                    ? result.path("closed").path(txid)
                    : result.path(txid);
            assertThat(order.path("trades"))
                    .extracting(JsonNode::asText)
                    .containsExactlyInAnyOrderElementsOf(keys(fills()));
        }
    }

    @Test
    void eachTradeIsFoundByItsIdAndSoIsEachFill() {
        walk();
        floor.pass(Duration.ofSeconds(1));
        floor.market("buy", "0.01");
        String some = keys(fills()).get(2);
        String all = keys(whole()).getLast();
        JsonNode found = floor.client.ask("QueryTrades", "txid", some + ',' + all);
        assertThat(found.path(some).path("price").asText()).isEqualTo("40020.10000");
        assertThat(found.path(all).path("vol").asText()).isEqualTo("1.90000000");
        for (String id : List.of(some, all)) {
            assertThat(trades(floor.client, "start", id)).as("after %s", id).hasSize(1);
            assertThat(trades(floor.client, "end", id, "consolidate_taker", "false"))
                    .hasSize(5);
        }
    }

    @Test
    void countAndPagesAreOfWhatIsShown() {
        for (int i = 0; i < 30; i++) {
            floor.market("buy", "1.1");
            floor.market("sell", "1.1");
            floor.pass(Duration.ofMinutes(6));
        }
        JsonNode page = floor.client.ask("TradesHistory", "ofs", "50");
        assertThat(page.path("count").asInt()).isEqualTo(60);
        assertThat(page.path("trades")).hasSize(10);
        Set<String> seen = new HashSet<>();
        for (String offset : List.of("0", "50", "100")) {
            page = floor.client.ask("TradesHistory", "ofs", offset, "consolidate_taker", "0");
            assertThat(page.path("count").asInt()).isEqualTo(120);
            seen.addAll(keys(page.path("trades")));
        }
        assertThat(seen).hasSize(120);
    }

    @Test
    void everyLedgerRowOfATradeNamesOneThatIsShown() {
        walk();
        floor.pass(Duration.ofMinutes(6));
        floor.market("sell", "1.4");
        JsonNode rows = floor.client.ask("Ledgers", "type", "trade").path("ledger");
        assertThat(rows)
                .hasSize(4)
                .extracting(row -> row.path("refid").asText())
                .isSubsetOf(keys(whole()));
    }

    @Test
    void aMakersTradesStaySingle() {
        offer(maker, "0.5", "40000.1");
        floor.market("buy", "1.2");
        floor.market("buy", "0.3");
        assertThat(trades(maker)).hasSize(2).isEqualTo(trades(maker, "consolidate_taker", "false"));
    }

    @Test
    void whatIsTakenAtDifferentMomentsIsNotOneTrade() {
        String txid = floor.limit("buy", "0.1", "39000");
        floor.client.ask("AmendOrder", "txid", txid, "limit_price", "40000.1", "order_qty", "1.2");
        floor.client.ask("AmendOrder", "txid", txid, "limit_price", "40020.1");
        assertThat(floor.order(txid).path("trades")).hasSize(2);
        assertThat(sum(whole(), "cost"))
                .isEqualByComparingTo(floor.order(txid).path("cost").asText());
    }

    @Test
    void aRestartChangesNoneOfIt() {
        Path file = folder.resolve("exchange.jsonl");
        Floor first = new Floor(SETUP, new HandMarket("BTC", "ETH"), PaperJournal.in(file, false));
        offer(new Client(first.exchange, "maker", 1), "0.3", "40010");
        first.market("buy", "1.9");
        first.pass(Duration.ofMinutes(10));
        List<JsonNode> before = views(first);
        first.exchange.close();
        Floor second = new Floor(SETUP, new HandMarket("BTC", "ETH"), PaperJournal.in(file, false));
        assertThat(views(second)).isEqualTo(before);
        second.exchange.close();
    }

    private static List<JsonNode> views(Floor floor) {
        return IntStream.range(0, 2)
                .mapToObj(view -> floor.client.ask("TradesHistory", "consolidate_taker", String.valueOf(view)))
                .toList();
    }

    @Test
    void whatIsNeitherYesNorNoIsRefused() {
        assertThat(floor.client.refused("TradesHistory", "consolidate_taker", "maybe"))
                .isEqualTo("EGeneral:Invalid arguments:consolidate_taker");
    }
}
