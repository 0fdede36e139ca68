package dev.caravel.strategy;

import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Position;
import dev.caravel.market.Coin;
import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.strategy.Decision.Hold;
import dev.caravel.strategy.Decision.Sell;
import dev.caravel.strategy.Decision.Why;
import java.util.Optional;

/**
 * Leaves the stop of a position with the exchange when the bot ends, and takes it back when the bot is there again. The coins belong to
 * one order at a time: what rests is cancelled and that is confirmed before the other is placed.
 */
final class StopAtExchange {
    private StopAtExchange() {}

    /** What is to be done about it; empty if the position is sold by its usual rules. */
    static Optional<Decision> decide(Position position, Pair pair, Optional<SellPrices> prices, Situation situation) {
        Coin coin = position.coin();
        Optional<PlacedOrder> sell = position.openSell();
        boolean leaving = situation.leaving() && !position.exit().isUrgent();
        if (sell.filter(PlacedOrder::stop).isPresent()) {
            return Optional.of(
                    leaving ? new Hold(coin, Why.of(Reason.LEAVING)) : Exits.cancel(coin, sell.get(), Reason.RETURNED));
        }
        // Where the exchange would refuse the stop, a sell that rests is better than nothing.
        if (!leaving || prices.isEmpty() || !pair.isOnline()) {
            return Optional.empty();
        }
        Price stop = pair.floor(prices.get().stop());
        Volume held = pair.floor(position.held());
        if (!pair.isLargeEnough(held, stop)) {
            return Optional.empty();
        }
        if (sell.isPresent()) {
            return Optional.of(Exits.cancel(coin, sell.get(), Reason.LEAVING));
        }
        return Optional.of(
                new Sell(coin, Optional.of(stop), held, false, true, Why.of(Reason.LEAVING, "stop " + stop)));
    }
}
