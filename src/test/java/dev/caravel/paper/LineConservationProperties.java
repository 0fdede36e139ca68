package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravel.order.Balances;
import dev.caravel.order.Execution;
import dev.caravel.order.LedgerEntry;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Whatever goes wrong between three accounts and their exchange, no money comes into being and none is lost. */
class LineConservationProperties {
    private static final BigDecimal DOLLARS = new BigDecimal("300000");
    private static final BigDecimal COINS = new BigDecimal("6");

    @Provide
    Arbitrary<List<Step>> wishes() {
        return Wishes.all();
    }

    @Property(tries = 120)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void moneyIsConserved(@ForAll("wishes") List<Step> wishes, @ForAll long seed) {
        Line line = new Line(seed, PaperJournal.none());
        for (Step wish : wishes) {
            Wishes.utter(line, wish);
            assertSound(line);
        }
        line.pass(Duration.ofHours(10));
        assertSound(line);
        Line.ACCOUNTS.forEach(account -> assertTradesAreSeenEitherWay(line, account));
        coverEverything(line);
    }

    /** Fails unless each of the faults has happened in some try, and clients have repeated what they thought was lost. */
    private static void coverEverything(Line line) {
        for (String kind : Line.kinds()) {
            Statistics.label(kind)
                    .collect(line.happened(kind) > 0)
                    .coverage(seen -> seen.check(true).count(tries -> tries > 0));
        }
        Statistics.label("repeated")
                .collect(line.repeated() > 0)
                .coverage(seen -> seen.check(true).count(tries -> tries > 0));
    }

    @Property(tries = 25)
    void aRestartChangesNothing(@ForAll("wishes") List<Step> wishes, @ForAll long seed) throws IOException {
        Path file = Files.createTempFile("paper", ".jsonl");
        Files.delete(file);
        try {
            Line line = new Line(seed, PaperJournal.in(file, false));
            wishes.forEach(wish -> Wishes.utter(line, wish));
            List<Object> before = everything(line);
            line.exchange.close();
            Line again = new Line(seed, PaperJournal.in(file, false));
            assertThat(everything(again)).isEqualTo(before);
            assertSound(again);
            again.exchange.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static List<Object> everything(Line line) {
        List<Object> all = new ArrayList<>();
        for (String account : Line.ACCOUNTS) {
            all.add(line.exchange.orders(account));
            all.add(line.exchange.trades(account));
            all.add(line.exchange.ledger(account));
            all.add(line.exchange.balances(account));
        }
        return all;
    }

    private static void assertSound(Line line) {
        BigDecimal dollars = BigDecimal.ZERO;
        BigDecimal coins = BigDecimal.ZERO;
        for (String account : Line.ACCOUNTS) {
            Map<String, BigDecimal> sums = assertLedgerReplays(line.exchange, account);
            dollars = dollars.add(sums.get("ZUSD"));
            coins = coins.add(sums.get("XXBT")).add(sums.getOrDefault("XBT.F", BigDecimal.ZERO));
            for (LedgerEntry row : line.exchange.ledger(account)) {
                boolean inDollars = row.asset().equals("ZUSD");
                dollars = inDollars ? dollars.add(row.fee()) : dollars;
                coins = inDollars ? coins : coins.add(row.fee());
            }
            for (Execution trade : line.exchange.trades(account)) {
                // the other side is another account or the market at large
                boolean buy = trade.side() == Side.BUY;
                BigDecimal cost = trade.cost().amount();
                BigDecimal volume = trade.volume().amount();
                dollars = buy ? dollars.add(cost) : dollars.subtract(cost);
                coins = buy ? coins.subtract(volume) : coins.add(volume);
            }
            assertOrdersAreTheirTrades(line.exchange, account);
            new Holds(line, account).assertNeeded();
        }
        assertThat(dollars).isEqualByComparingTo(DOLLARS);
        assertThat(coins).isEqualByComparingTo(COINS);
    }

    private static Map<String, BigDecimal> assertLedgerReplays(PaperExchange exchange, String account) {
        Map<String, BigDecimal> sums = LedgerReplay.sums(exchange.ledger(account));
        Balances balances = exchange.balances(account);
        for (String asset : List.of("ZUSD", "XXBT")) {
            assertThat(balances.total(asset)).isEqualByComparingTo(sums.get(asset));
            assertThat(balances.available(asset)).isNotNegative();
        }
        return sums;
    }

    private static void assertOrdersAreTheirTrades(PaperExchange exchange, String account) {
        Map<String, List<Execution>> trades =
                exchange.trades(account).stream().collect(Collectors.groupingBy(Execution::txid));
        for (OrderState order : exchange.orders(account)) {
            BigDecimal cost = BigDecimal.ZERO;
            BigDecimal fee = BigDecimal.ZERO;
            for (Execution trade : trades.getOrDefault(order.txid(), List.of())) {
                cost = cost.add(trade.cost().amount());
                fee = fee.add(trade.fee().amount());
            }
            assertThat(order.cost().amount()).isEqualByComparingTo(cost);
            assertThat(order.fee().amount()).isEqualByComparingTo(fee);
        }
    }

    private static void assertTradesAreSeenEitherWay(Line line, String account) {
        for (String field : List.of("vol", "cost", "fee")) {
            assertThat(sum(line.eye(account), field, "true"))
                    .isEqualByComparingTo(sum(line.eye(account), field, "false"));
        }
    }

    /** Of all pages. */
    private static BigDecimal sum(Client client, String field, String consolidated) {
        BigDecimal sum = BigDecimal.ZERO;
        int count = 0;
        JsonNode page;
        do {
            page = client.ask("TradesHistory", "consolidate_taker", consolidated, "ofs", String.valueOf(count));
            for (JsonNode trade : page.path("trades")) {
                sum = sum.add(new BigDecimal(trade.path(field).asText()));
                count++;
            }
        } while (count < page.path("count").asInt());
        return sum;
    }
}
