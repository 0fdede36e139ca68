package dev.caravel.strategy;

import dev.caravel.book.Book;
import dev.caravel.book.Guards;
import dev.caravel.market.Coin;
import dev.caravel.market.Fees;
import dev.caravel.market.Pair;
import dev.caravel.market.Ticker;
import dev.caravel.market.Whitelist;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The standing as the book and Kraken's replies have it, in a cycle.
 *
 * @param guards as they stand now, which the book does not know yet
 * @param held coins with a position that is more than dust, whitelisted or not
 */
record BookStanding(Rules rules, Situation situation, Instant scheduled, Guards guards, Set<Coin> held)
        implements Standing {

    private Book book() {
        return situation.book();
    }

    private Coin coin(int index) {
        return whitelist().coin(index);
    }

    private Whitelist whitelist() {
        return situation.quotes().coins();
    }

    Optional<Pair> pair(int index) {
        return situation.pairs().of(coin(index));
    }

    Optional<Fees.Rate> rate(int index) {
        return pair(index).flatMap(situation::rate);
    }

    private Optional<Ticker> ticker(int index) {
        return situation.ticker(coin(index));
    }

    /** The order that would buy the coin; empty while it has no ticker. */
    Optional<BuyOrder> order(int index) {
        return pair(index).flatMap(pair -> ticker(index).map(ticker -> BuyOrder.of(rules.buying(), pair, ticker)));
    }

    /** The first lock that keeps the coin from being bought. */
    Optional<Guards.Lock> lock(int index) {
        return guards.locks().stream()
                .filter(lock -> lock.holds(coin(index), situation.time(), book().control()))
                .findFirst();
    }

    @Override
    public long now() {
        return situation.time().toEpochMilli();
    }

    @Override
    public long cycle() {
        return scheduled.toEpochMilli();
    }

    @Override
    public long interval() {
        return situation.interval().toMillis();
    }

    @Override
    public boolean allowsBuys() {
        return book().control().allowsBuys() && !situation.leaving();
    }

    @Override
    public int positions() {
        return held.size();
    }

    @Override
    public long lastBuy() {
        return book().waits().lastBuy().map(Instant::toEpochMilli).orElse(NEVER);
    }

    @Override
    public boolean isUnresolved(int coin) {
        return book().position(coin(coin))
                .map(position -> position.isUnresolved())
                .orElse(false);
    }

    @Override
    public boolean isHeld(int coin) {
        return held.contains(coin(coin));
    }

    @Override
    public boolean isQuarantined(int coin) {
        return book().doubts().isQuarantined(coin(coin), book().control());
    }

    @Override
    public boolean isLocked(int coin) {
        return lock(coin).isPresent();
    }

    @Override
    public boolean isTargetNet(int coin) {
        return pair(coin).isEmpty()
                || rate(coin).map(rate -> Odds.of(rules, rate).isWinPositive()).orElse(false);
    }

    @Override
    public boolean isOnline(int coin) {
        return pair(coin).map(Pair::isOnline).orElse(false);
    }

    @Override
    public double mid(int coin) {
        return ticker(coin).map(ticker -> ticker.mid().toDouble()).orElse(Double.NaN);
    }

    @Override
    public double spread(int coin) {
        return ticker(coin).map(Ticker::spreadPercent).orElse(Double.NaN);
    }

    @Override
    public long lastClosed(int coin) {
        Instant closed = book().waits().closed().get(coin(coin));
        return closed == null ? NEVER : closed.toEpochMilli();
    }

    @Override
    public int boughtSince(int coin) {
        int place = book().waits().recent().indexOf(coin(coin));
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    @Override
    public boolean isLargeEnough(int coin) {
        return order(coin)
                .map(order -> pair(coin).orElseThrow().isLargeEnough(order.volume(), order.limit()))
                .orElse(false);
    }

    @Override
    public boolean isAffordable(int coin) {
        return order(coin)
                .flatMap(order -> rate(coin).map(order::funds))
                .map(funds -> funds.compareTo(situation.freeCash()) <= 0)
                .orElse(false);
    }
}
