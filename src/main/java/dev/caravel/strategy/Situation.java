package dev.caravel.strategy;

import dev.caravel.book.Book;
import dev.caravel.market.Coin;
import dev.caravel.market.Fees;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.Pairs;
import dev.caravel.market.Quotes;
import dev.caravel.market.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that one run of the desk decides by. The book is read, never written, and must already agree with the exchange.
 *
 * @param time now
 * @param cycle the scheduled time of the cycle; empty for a watch
 * @param interval from one cycle to the next
 * @param quotes of the whitelist; for a watch a table without quotes
 * @param tickers Kraken's own prices, at least of every coin with a position
 * @param pairs as Kraken lists them
 * @param fees of this account
 * @param cash what Kraken says a new order could use, US dollars; calls of unknown outcome are taken off here
 * @param book what the bot remembers
 * @param leaving whether the bot is about to end and leaves its stops at the exchange
 */
public record Situation(
        Instant time,
        Optional<Instant> cycle,
        Duration interval,
        Quotes quotes,
        Map<Coin, Ticker> tickers,
        Pairs pairs,
        Fees fees,
        Money cash,
        Book book,
        boolean leaving) {

    public Situation {
        tickers = Map.copyOf(tickers);
    }

    /** The situation of a bot that stays. */
    public Situation(
            Instant time,
            Optional<Instant> cycle,
            Duration interval,
            Quotes quotes,
            Map<Coin, Ticker> tickers,
            Pairs pairs,
            Fees fees,
            Money cash,
            Book book) {
        this(time, cycle, interval, quotes, tickers, pairs, fees, cash, book, false);
    }

    public boolean isCycle() {
        return cycle.isPresent();
    }

    /** Kraken's price of the coin; empty also while one side of its book has no orders. */
    Optional<Ticker> ticker(Coin coin) {
        return Optional.ofNullable(tickers.get(coin))
                .filter(ticker -> !ticker.bid().isZero() && !ticker.ask().isZero());
    }

    Optional<Fees.Rate> rate(Pair pair) {
        return fees.of(pair);
    }

    /** What may be spent even if every call of unknown outcome has spent its share. */
    Money freeCash() {
        return cash.minus(book.fundsInDoubt());
    }
}
