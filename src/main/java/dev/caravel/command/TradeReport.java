package dev.caravel.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.book.Book;
import dev.caravel.book.Performance;
import dev.caravel.book.Position;
import dev.caravel.book.Trade;
import dev.caravel.book.Valuation;
import dev.caravel.market.Fees;
import dev.caravel.market.Money;
import dev.caravel.market.Pairs;
import java.io.PrintWriter;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The last closed trades and how all of them did, for people and as JSON. */
final class TradeReport {
    private static final int CENTS = 2;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Book book;
    private final List<Trade> shown;
    private final Performance performance;

    TradeReport(Book book, int last, Instant now) {
        this.book = book;
        List<Trade> all = book.trades();
        shown = all.subList(Math.max(0, all.size() - last), all.size());
        Valuation atCost = new Valuation(Map.of(), new Pairs(List.of()), new Fees(Map.of()));
        // Only what does not depend on the capital is shown: it is a setting, and the book is read without the
        // settings.
        performance = Performance.of(book, atCost, Money.ZERO, now);
    }

    void print(PrintWriter out) {
        Table table = new Table(
                1,
                "No",
                "Coin",
                "Opened UTC",
                "Closed UTC",
                "Held",
                "Bought $",
                "Sold $",
                "Fees $",
                "Net $",
                "Net %",
                "Exit");
        for (Trade trade : shown) {
            table.add(
                    Long.toString(trade.number()),
                    trade.coin().symbol(),
                    MINUTE.format(trade.opened()),
                    MINUTE.format(trade.closed()),
                    hours(trade.held()),
                    cents(trade.bought().cost()),
                    cents(trade.sold().cost()),
                    cents(trade.fees()),
                    cents(trade.net()),
                    String.format(Locale.ROOT, "%.2f", trade.netPercent()),
                    word(trade.exit()));
        }
        table.print(out);
        if (shown.size() < performance.trades()) {
            out.println("The last " + shown.size() + " of " + performance.trades() + "; all: --last "
                    + performance.trades());
        }
        out.println();
        printPerformance(out);
    }

    private void printPerformance(PrintWriter out) {
        out.println("Trades         " + performance.trades() + ", " + performance.wins() + " won");
        out.println("Net profit     " + cents(performance.net()) + " $ after " + cents(performance.fees())
                + " $ of fees, " + performance.expectancy() + " $ a trade");
        out.println("Win rate       " + percent(performance.winRate()) + "; these trades break even at "
                + percent(performance.breakEvenWinRate()));
        out.println("Profit factor  " + number(performance.profitFactor()));
        out.println("Drawdown       " + cents(performance.deepest()) + " $ ("
                + String.format(Locale.ROOT, "%.2f", performance.deepestPercent()) + " %)");
        out.println("Average hold   " + hours(performance.averageHold()));
        out.println("Open           " + open());
    }

    /** The open positions in one line. */
    String open() {
        List<String> positions = book.positions().stream()
                .filter(position -> position.held().isPositive())
                .map(TradeReport::holding)
                .toList();
        return positions.isEmpty() ? "nothing" : String.join("; ", positions);
    }

    private static String holding(Position position) {
        return position.held() + " " + position.coin() + " for " + cents(position.invested()) + " $";
    }

    private static String cents(Money amount) {
        return amount.amount().setScale(CENTS, RoundingMode.HALF_UP).toPlainString();
    }

    private static String percent(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.1f %%", value.getAsDouble()) : "unknown";
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : "unknown";
    }

    private static String hours(Duration duration) {
        return duration.toHours() + "h" + String.format(Locale.ROOT, "%02dm", duration.toMinutesPart());
    }

    ObjectNode json() {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        ArrayNode trades = report.putArray("trades");
        shown.forEach(trade -> trades.add(json(trade)));
        report.put("count", performance.trades());
        report.put("wins", performance.wins());
        report.put("netProfit", performance.net().toString());
        report.put("fees", performance.fees().toString());
        performance.winRate().ifPresent(rate -> report.put("winRate", rate));
        performance.breakEvenWinRate().ifPresent(rate -> report.put("breakEvenWinRate", rate));
        performance.profitFactor().ifPresent(factor -> report.put("profitFactor", factor));
        report.put("expectancy", performance.expectancy().toString());
        report.put("maxDrawdown", performance.deepest().toString());
        report.put("maxDrawdownPercent", performance.deepestPercent());
        report.put("averageHoldSeconds", performance.averageHold().toSeconds());
        return report;
    }

    /** One trade, with exact amounts in dollars. */
    static ObjectNode json(Trade trade) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("number", trade.number());
        node.put("coin", trade.coin().symbol());
        node.put("opened", trade.opened().toString());
        node.put("closed", trade.closed().toString());
        node.put("volume", trade.sold().volume().toString());
        node.put("cost", trade.bought().cost().toString());
        node.put("proceeds", trade.sold().cost().toString());
        node.put("fees", trade.fees().toString());
        node.put("net", trade.net().toString());
        node.put("exit", word(trade.exit()));
        return node;
    }

    private static String word(Trade.Exit exit) {
        return exit.name().toLowerCase(Locale.ROOT);
    }
}
