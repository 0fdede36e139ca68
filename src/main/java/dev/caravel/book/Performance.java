package dev.caravel.book;

import dev.caravel.market.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How the bot has done, after fees. Derived from the book, never stored. Rates and shares are percent.
 *
 * @param trades closed
 * @param wins closed trades with more than nothing left after fees
 * @param net result of the closed trades
 * @param fees paid in the closed trades
 * @param winRate share of wins; empty without a trade
 * @param breakEvenWinRate the share of wins that would have been needed, wins and losses being as large as they were; empty without
 *     a trade that won or lost anything
 * @param profitFactor what the wins made for each dollar that the losses cost; empty without a loss
 * @param expectancy net result of an average trade, to the cent; zero without a trade
 * @param averageHold from opening to closing
 * @param deepest the largest fall of equity from a peak
 * @param deepestPercent the largest fall in percent of the peak
 * @param openResult what the open positions would bring beyond their cost if they were sold now
 * @param equity capital, net and open result
 * @param invested dollars in open positions now, at cost
 * @param exposure {@code invested} in percent of equity
 * @param averageExposure dollars in positions on average since the first was opened, in percent of the capital
 */
public record Performance(
        int trades,
        int wins,
        Money net,
        Money fees,
        OptionalDouble winRate,
        OptionalDouble breakEvenWinRate,
        OptionalDouble profitFactor,
        Money expectancy,
        Duration averageHold,
        Money deepest,
        double deepestPercent,
        Money openResult,
        Money equity,
        Money invested,
        double exposure,
        double averageExposure) {
    private static final int CENTS = 2;

    /** The performance of a bot that was given this capital. */
    public static Performance of(Book book, Valuation valuation, Money capital, Instant now) {
        List<Trade> trades = book.trades();
        Money equity = valuation.equity(capital, book);
        Money invested = sum(book.positions().stream().map(Position::invested));
        Guards guards = book.guards();
        return new Performance(
                trades.size(),
                (int) trades.stream().filter(Trade::isWin).count(),
                book.realised(),
                sum(trades.stream().map(Trade::fees)),
                winRate(trades),
                breakEvenWinRate(trades),
                profitFactor(trades),
                expectancy(book),
                averageHold(trades),
                guards.deepest(),
                guards.deepestPercent(),
                valuation.openResult(book),
                equity,
                invested,
                invested.percentOf(equity),
                averageExposure(book, capital, now));
    }

    private static OptionalDouble winRate(List<Trade> trades) {
        return trades.stream().mapToDouble(trade -> trade.isWin() ? 100 : 0).average();
    }

    private static OptionalDouble breakEvenWinRate(List<Trade> trades) {
        double win = average(trades, Money::isPositive);
        double loss = Math.abs(average(trades, Money::isNegative));
        return win + loss == 0 ? OptionalDouble.empty() : OptionalDouble.of(loss / (win + loss) * 100);
    }

    private static OptionalDouble profitFactor(List<Trade> trades) {
        double won = amounts(trades, Money::isPositive).sum();
        double lost = Math.abs(amounts(trades, Money::isNegative).sum());
        return lost == 0 ? OptionalDouble.empty() : OptionalDouble.of(won / lost);
    }

    private static double average(List<Trade> trades, Predicate<Money> which) {
        return amounts(trades, which).average().orElse(0);
    }

    private static DoubleStream amounts(List<Trade> trades, Predicate<Money> which) {
        return trades.stream()
                .map(Trade::net)
                .filter(which)
                .mapToDouble(net -> net.amount().doubleValue());
    }

    private static Money expectancy(Book book) {
        if (book.trades().isEmpty()) {
            return Money.ZERO;
        }
        BigDecimal count = BigDecimal.valueOf(book.trades().size());
        return new Money(book.realised().amount().divide(count, MathContext.DECIMAL128)).rounded(CENTS);
    }

    private static Duration averageHold(List<Trade> trades) {
        return trades.isEmpty()
                ? Duration.ZERO
                : trades.stream()
                        .map(Trade::held)
                        .reduce(Duration.ZERO, Duration::plus)
                        .dividedBy(trades.size());
    }

    private static double averageExposure(Book book, Money capital, Instant now) {
        double dollarSeconds = 0;
        Instant first = now;
        for (Trade trade : book.trades()) {
            dollarSeconds += dollarSeconds(trade.bought().paid(), trade.held());
            first = trade.opened().isBefore(first) ? trade.opened() : first;
        }
        for (Position position : book.positions()) {
            dollarSeconds += dollarSeconds(position.invested(), Duration.between(position.opened(), now));
            first = position.opened().isBefore(first) ? position.opened() : first;
        }
        double capitalSeconds = dollarSeconds(capital, Duration.between(first, now));
        return capitalSeconds == 0 ? 0 : dollarSeconds / capitalSeconds * 100;
    }

    private static double dollarSeconds(Money dollars, Duration time) {
        return dollars.amount().doubleValue() * time.toMillis() / 1_000;
    }

    private static Money sum(Stream<Money> amounts) {
        return amounts.reduce(Money.ZERO, Money::plus);
    }
}
