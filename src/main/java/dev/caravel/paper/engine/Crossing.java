package dev.caravel.paper.engine;

import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.order.Side;
import java.util.Optional;

/**
 * What an arriving order would meet: the market's bid or ask, and orders of its own account, which it must not trade with.
 *
 * @param limit of the arriving order; empty for a market order
 */
record Crossing(Pit pit, Side side, Optional<Price> limit, Trader trader) {

    static Crossing of(PaperOrder order) {
        return new Crossing(order.pit(), order.side(), order.limit(), order.trader());
    }

    /** Whether anything would be taken, so that post-only must refuse. */
    boolean takes() {
        return own().isPresent()
                || pit.ticker()
                        .map(ticker -> side == Side.BUY ? ticker.ask() : ticker.bid())
                        .filter(this::reaches)
                        .isPresent();
    }

    /** The best own price that it would meet on the other side. */
    Optional<Price> own() {
        return pit.best(side == Side.BUY ? Side.SELL : Side.BUY, trader).filter(this::reaches);
    }

    /** How far the order can go: to its limit, but not as far as an own order. */
    Optional<Price> bound() {
        return own().map(this::beforeReaching).or(() -> limit);
    }

    private Price beforeReaching(Price own) {
        Pair pair = pit.pair();
        return new Price(
                side == Side.BUY
                        ? own.amount().subtract(pair.tick())
                        : own.amount().add(pair.tick()));
    }

    private boolean reaches(Price best) {
        return limit.isEmpty()
                || (side == Side.BUY
                        ? limit.get().compareTo(best) >= 0
                        : limit.get().compareTo(best) <= 0);
    }
}
