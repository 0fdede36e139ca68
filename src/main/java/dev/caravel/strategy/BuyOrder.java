package dev.caravel.strategy;

import dev.caravel.market.Fees;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import dev.caravel.market.Volume;

/**
 * The order that would open a position: just under the market and never above the best bid, on the tick; as much as the amount
 * buys, on the lot.
 */
public record BuyOrder(Price limit, Volume volume) {

    /** What would be ordered now. */
    public static BuyOrder of(Rules.Buying rules, Pair pair, Ticker ticker) {
        Price below = ticker.mid().moved(rules.below().negate());
        Price limit = pair.floor(below.min(ticker.bid()));
        Volume volume = limit.isZero() ? Volume.ZERO : rules.amount().at(limit, pair.lotDecimals());
        return new BuyOrder(limit, volume);
    }

    /** Dollars that Kraken holds for the order: its cost with the taker's fee, whatever it will really be. */
    public Money funds(Fees.Rate rate) {
        Money cost = limit.times(volume);
        return cost.plus(cost.percent(rate.taker()));
    }
}
