package dev.caravel.paper.engine;

import dev.caravel.market.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What an account has traded in the last 30 days, kept as a running sum. */
final class Turnover {
    private static final Duration WINDOW = Duration.ofDays(30);

    private final List<PaperTrade> trades;
    private int oldest;
    private Money sum = Money.ZERO;

    /** Of a list that grows, oldest first. */
    Turnover(List<PaperTrade> trades) {
        this.trades = trades;
    }

    void add(PaperTrade trade) {
        sum = sum.plus(trade.cost());
    }

    /** Dollars; the time never goes back. */
    Money at(Instant now) {
        while (oldest < trades.size() && !trades.get(oldest).time().plus(WINDOW).isAfter(now)) {
            sum = sum.minus(trades.get(oldest).cost());
            oldest++;
        }
        return sum;
    }
}
