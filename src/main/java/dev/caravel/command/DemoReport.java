package dev.caravel.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.book.Book;
import dev.caravel.book.Lot;
import dev.caravel.book.Performance;
import dev.caravel.book.Position;
import dev.caravel.book.Trade;
import dev.caravel.market.Money;
import dev.caravel.order.Balances;
import dev.caravel.route.Trader;
import dev.caravel.strategy.Odds;
import dev.caravel.strategy.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a demo came to, for people and as JSON. Everything but the seconds that it took is the same each time that it is played with the
 * same market and settings.
 */
final class DemoReport {
    private final Trader trader;
    private final PlayedDays days;
    private final Odds odds;
    private final Performance performance;
    private final Money start;
    private final Money audit;
    private final Duration wall;

    DemoReport(Trader trader, PlayedDays days, Odds odds, Money start, Duration wall) {
        this.trader = trader;
        this.days = days;
        this.odds = odds;
        this.start = start;
        this.wall = wall;
        performance = trader.performance();
        audit = audit();
    }

    /** What the book says the account must hold, less what the exchange says it holds: dollars, and coins in their own unit. */
    private Money audit() {
        Balances balances = trader.balances();
        Book book = trader.book();
        BigDecimal dollars = book.trades().stream()
                .map(Trade::net)
                .reduce(start, Money::plus)
                .minus(book.positions().stream().map(DemoReport::spent).reduce(Money.ZERO, Money::plus))
                .amount()
                .subtract(trader.dollars().amount());
        BigDecimal coins = book.positions().stream()
                .map(position -> position.held()
                        .amount()
                        .subtract(balances.total(trader.pair(position.coin()).base()))
                        .abs())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Money(dollars.abs().add(coins));
    }

    private static Money spent(Position position) {
        Lot bought = position.bought();
        Lot sold = position.sold();
        return bought.paid().minus(sold.received());
    }

    /** Whether book and exchange agree and nothing went wrong. */
    boolean isGood() {
        return audit.isZero() && trader.deadLetters() == 0;
    }

    void print(PrintWriter out) {
        Locale l = Locale.ROOT;
        out.printf(l, "%nCycles %d, decisions %s%n", days.cycles(), words(days.decisions()));
        out.println("Why, most frequent first:");
        days.reasons().entrySet().stream()
                .sorted(Map.Entry.<Reason, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> out.printf(
                        l,
                        "  %7d  %-18s %s%n",
                        entry.getValue(),
                        entry.getKey(),
                        entry.getKey().text()));
        out.printf(l, "Trades        %d, %d won%n", performance.trades(), performance.wins());
        out.printf(
                l,
                "Net profit    %s $ after %s $ of fees%n",
                performance.net().rounded(2),
                performance.fees().rounded(2));
        out.printf(
                l,
                "Win rate      %s; breaks even at %s by the sizes of these trades, at %.1f %% by the rules%n",
                percent(performance.winRate()),
                percent(performance.breakEvenWinRate()),
                odds.breakEvenWinRate());
        out.printf(
                l,
                "By the rules  a win nets %s $, a stop %s $ (this account's fees)%n",
                odds.win().rounded(2),
                odds.stop().rounded(2));
        out.printf(
                l,
                "Per trade     %s $ on average, profit factor %s%n",
                performance.expectancy().rounded(2),
                performance.profitFactor().isPresent()
                        ? String.format(l, "%.2f", performance.profitFactor().getAsDouble())
                        : "unknown");
        out.printf(
                l,
                "Drawdown      %s $ (%.2f %%), exposure on average %.1f %%, average hold %s%n",
                performance.deepest().rounded(2),
                performance.deepestPercent(),
                performance.averageExposure(),
                hours(performance.averageHold()));
        out.printf(
                l,
                "Equity        %s $ -> %s $, open result %s $ in %d positions%n",
                start.rounded(2),
                performance.equity().rounded(2),
                performance.openResult().rounded(2),
                trader.book().positions().size());
        out.printf(
                l,
                "Unresolved    %d, dead letters %d, failed runs %d%n",
                unresolved(),
                trader.deadLetters(),
                days.failures());
        out.printf(l, "Audit         book minus exchange = %s%n", audit);
        out.flush();
    }

    private static String words(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .reduce((a, b) -> a + ", " + b)
                .orElse("none");
    }

    private static String percent(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.1f %%", value.getAsDouble()) : "unknown";
    }

    private static String hours(Duration duration) {
        return duration.toHours() + "h" + String.format(Locale.ROOT, "%02dm", duration.toMinutesPart());
    }

    private int unresolved() {
        return trader.book().positions().stream()
                .mapToInt(position -> position.intents().size())
                .sum();
    }

    void write(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(
                file,
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json())
                        + System.lineSeparator());
    }

    ObjectNode json() {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("cycles", days.cycles());
        ObjectNode decisions = report.putObject("decisions");
        days.decisions().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> decisions.put(entry.getKey(), entry.getValue()));
        ObjectNode reasons = report.putObject("reasons");
        days.reasons().forEach((reason, count) -> reasons.put(reason.name(), count));
        ArrayNode trades = report.putArray("trades");
        trader.book().trades().forEach(trade -> trades.add(TradeReport.json(trade)));
        report.put("netProfit", performance.net().toString());
        report.put("fees", performance.fees().toString());
        performance.winRate().ifPresent(rate -> report.put("winRate", rate));
        performance.breakEvenWinRate().ifPresent(rate -> report.put("breakEvenWinRate", rate));
        report.put("breakEvenWinRateByRules", odds.breakEvenWinRate());
        performance.profitFactor().ifPresent(factor -> report.put("profitFactor", factor));
        report.put("expectancy", performance.expectancy().toString());
        report.put("maxDrawdown", performance.deepest().toString());
        report.put("maxDrawdownPercent", performance.deepestPercent());
        report.put("averageHoldSeconds", performance.averageHold().toSeconds());
        report.put("averageExposurePercent", performance.averageExposure());
        report.put("openProfit", performance.openResult().toString());
        report.put("equityStart", start.toString());
        report.put("equityEnd", performance.equity().toString());
        report.put("audit", audit.toString());
        report.put("unresolved", unresolved());
        report.put("deadLetters", trader.deadLetters());
        report.put("failedRuns", days.failures());
        report.put("wallSeconds", wall.toMillis() / 1000.0);
        return report;
    }
}
