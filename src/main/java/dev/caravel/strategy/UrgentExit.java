package dev.caravel.strategy;

import dev.caravel.book.Exit;
import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Position;
import dev.caravel.market.Coin;
import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import dev.caravel.strategy.Decision.Amendment;
import dev.caravel.strategy.Decision.Edit;
import dev.caravel.strategy.Decision.Hold;
import dev.caravel.strategy.Decision.Sell;
import dev.caravel.strategy.Decision.Why;
import java.util.Optional;

/**
 * Sells a position at the market, because its stop was touched or because the owner said flatten. By then nothing of it is
 * being bought any more: the exchange would cancel an arriving sell that meets our own buy. The sell that rests is moved under the
 * bid, again and again as the bid falls; when that was refused or has been done often enough it is cancelled and placed anew, in the
 * end without a limit.
 */
final class UrgentExit {
    private final Rules.Stopping rules;

    UrgentExit(Rules.Stopping rules) {
        this.rules = rules;
    }

    /** @param prices empty when nothing was bought yet */
    Decision decide(Position position, Pair pair, Optional<SellPrices> prices, Ticker ticker) {
        Coin coin = position.coin();
        boolean stop = position.exit().way() == Exit.Way.STOP;
        Volume held = pair.floor(position.held());
        if (prices.isEmpty()) {
            return nothingToSell(position, pair);
        }
        Price limit = prices.get().urgent(ticker);
        Why why = Why.of(stop ? Reason.STOP : Reason.FLATTEN, figures(prices.get(), ticker));
        Optional<PlacedOrder> sell = position.openSell();
        if (sell.isPresent()) {
            return amendment(position.exit(), coin, sell.get(), held, limit, why);
        }
        if (!pair.isLargeEnough(held, limit)) {
            return nothingToSell(position, pair);
        }
        return new Sell(coin, isTriedEnough(position.exit()) ? Optional.empty() : Optional.of(limit), held, false, why);
    }

    private Decision amendment(Exit exit, Coin coin, PlacedOrder sell, Volume held, Price limit, Why why) {
        if (sell.limit().isEmpty()) {
            return new Hold(coin, why);
        }
        if (exit.replace() || isTriedEnough(exit)) {
            return Exits.cancel(coin, sell, Reason.STOP_REPLACES);
        }
        Optional<Price> price =
                Optional.of(limit).filter(changed -> !sell.limit().equals(Optional.of(changed)));
        Optional<Volume> total = held.compareTo(sell.rest()) > 0
                ? Optional.of(sell.filled().volume().plus(held))
                : Optional.empty();
        if (price.isEmpty() && total.isEmpty()) {
            return new Hold(coin, why);
        }
        return new Edit(coin, Side.SELL, sell.txid(), Optional.of(new Amendment(price, total, false)), why);
    }

    private boolean isTriedEnough(Exit exit) {
        return exit.amends() >= rules.amends();
    }

    private static Decision nothingToSell(Position position, Pair pair) {
        return new Hold(
                position.coin(),
                position.isUnresolved(Side.BUY)
                        ? Why.of(Reason.UNRESOLVED)
                        : Why.of(Reason.DUST, position.held() + " of at least " + pair.ordermin()));
    }

    private static String figures(SellPrices prices, Ticker ticker) {
        return "bid %s, last %s, stop %s, entry %s"
                .formatted(
                        ticker.bid(),
                        ticker.last(),
                        prices.pair().floor(prices.stop()),
                        prices.pair().floor(prices.entry()));
    }
}
