package dev.caravel.alert;

import dev.caravel.book.Book;
import dev.caravel.book.Guards;
import dev.caravel.book.Performance;
import dev.caravel.book.Position;
import dev.caravel.book.Trade;
import dev.caravel.book.Valuation;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a day went, in one line.
 *
 * @param market the market score of the last cycle, if there was one
 * @param breakEven the share of wins, percent, at which wins and stops cancel out
 */
public record DailySummary(Performance performance, Valuation valuation, Optional<Double> market, double breakEven) {

    /**
     * The line, every result net of fees.
     *
     * @param since when the last summary was due
     */
    public String text(Book book, Instant since, Instant now) {
        List<Trade> trades = book.trades().stream()
                .filter(trade -> trade.closed().isAfter(since))
                .toList();
        return String.join(
                "; ",
                "Since " + since.truncatedTo(ChronoUnit.MINUTES) + ": " + count(trades.size(), "trade") + ", net "
                        + dollars(sum(trades.stream().map(Trade::net).toList())) + ", fees "
                        + dollars(sum(trades.stream().map(Trade::fees).toList())),
                "equity " + dollars(performance.equity()),
                "open: " + orNone(book.positions().stream().map(this::open).collect(Collectors.joining(", "))),
                won(),
                "market "
                        + market.filter(score -> !score.isNaN())
                                .map(DailySummary::one)
                                .orElse("not scored"),
                "guards: " + orNone(guards(book, now)),
                "in doubt: " + orNone(inDoubt(book)),
                "control: " + book.control().mode().word());
    }

    private String open(Position position) {
        String net = dollars(valuation.openResult(position));
        boolean priced = valuation.tickers().containsKey(position.coin());
        return position.coin() + " " + (priced ? net : "(no price) " + net);
    }

    private String won() {
        String needed = "break-even needs " + one(breakEven) + " %";
        return performance.winRate().isPresent()
                ? "won " + one(performance.winRate().getAsDouble()) + " % of " + count(performance.trades(), "trade")
                        + " so far, " + needed
                : "no trade so far, " + needed;
    }

    private static String guards(Book book, Instant now) {
        return book.guards().locks().stream()
                .filter(lock -> lock.isOn(now, book.control()))
                .map(DailySummary::name)
                .collect(Collectors.joining(", "));
    }

    private static String name(Guards.Lock lock) {
        return lock.guard() + lock.coin().map(coin -> " of " + coin).orElse("");
    }

    private static String inDoubt(Book book) {
        return book.positions().stream()
                .filter(Position::isUnresolved)
                .map(Position::coin)
                .map(Coin::symbol)
                .collect(Collectors.joining(", "));
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }

    private static String dollars(Money amount) {
        return amount.rounded(2) + " $";
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String one(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none" : text;
    }
}
