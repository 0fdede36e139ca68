package dev.caravel.strategy;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sells a position at its target, and comes down from it step by step when nobody wants to pay that. Every sell rests (post-only),
 * save one that the exchange has twice refused because it would take at the target or better. Only a cycle lowers; a watch places and
 * enlarges.
 */
final class PatientExit {
    /** So many post-only refusals, and the sell may take. */
    private static final int REFUSED_ENOUGH = 2;

    private final Rules.Selling rules;

    PatientExit(Rules.Selling rules) {
        this.rules = rules;
    }

    /** @param prices empty when nothing was bought yet */
    Decision decide(Position position, Pair pair, Optional<SellPrices> prices, Ticker ticker, Situation situation) {
        Optional<PlacedOrder> sell = position.openSell();
        if (prices.isEmpty()) {
            return sell.isPresent()
                    ? patience(position, "nothing was bought in this position")
                    : waiting(position, pair);
        }
        if (sell.isEmpty()) {
            return place(position, prices.get(), ticker);
        }
        long cycles = cycles(sell.get(), situation);
        if (pair.floor(position.held()).compareTo(sell.get().rest()) > 0) {
            return enlarge(position, sell.get(), prices.get(), ticker, cycles);
        }
        return situation.isCycle()
                ? lower(position.coin(), sell.get(), prices.get(), ticker, cycles)
                : patience(position, "at " + text(sell.get()));
    }

    private Decision place(Position position, SellPrices prices, Ticker ticker) {
        Pair pair = prices.pair();
        Volume volume = pair.floor(position.held());
        Price target = prices.target();
        if (!pair.isLargeEnough(volume, target)) {
            return waiting(position, pair);
        }
        int refusals = position.exit().postRefusals();
        boolean passed = ticker.bid().compareTo(target) >= 0 || refusals > 0;
        boolean takes = refusals >= REFUSED_ENOUGH;
        Price limit = passed && !takes ? target.max(pair.ceiling(ticker.ask())) : target;
        Why why = Why.of(
                passed ? Reason.TARGET_PASSED : Reason.AT_TARGET,
                "%s, entry %s, bid %s".formatted(limit, pair.floor(prices.entry()), ticker.bid()));
        return new Sell(position.coin(), Optional.of(limit), volume, !takes, why);
    }

    /** The order's volume is a total: what it has sold, and all that is held now. */
    private static Decision enlarge(
            Position position, PlacedOrder sell, SellPrices prices, Ticker ticker, long cycles) {
        Volume total = sell.filled().volume().plus(prices.pair().floor(position.held()));
        Price limit = resting(prices.after(cycles), prices.pair(), ticker);
        return new Edit(
                position.coin(),
                Side.SELL,
                sell.txid(),
                Optional.of(new Amendment(
                        Optional.of(limit).filter(price -> !sell.limit().equals(Optional.of(price))),
                        Optional.of(total),
                        true)),
                Why.of(Reason.MORE_FILLED, "%s at %s".formatted(total, limit)));
    }

    private Decision lower(Coin coin, PlacedOrder sell, SellPrices prices, Ticker ticker, long cycles) {
        if (cycles <= rules.patience() || sell.limit().isEmpty()) {
            return new Hold(
                    coin,
                    Why.of(
                            Reason.PATIENCE,
                            "at %s for %s of %s cycles".formatted(text(sell), cycles, rules.patience())));
        }
        Price limit = resting(prices.after(cycles), prices.pair(), ticker);
        if (limit.compareTo(sell.limit().get()) >= 0) {
            Reason reason = prices.isAtFloor(cycles) ? Reason.AT_FLOOR : Reason.SAME_PRICE;
            return new Hold(coin, Why.of(reason, "at %s after %s cycles".formatted(text(sell), cycles)));
        }
        return new Edit(
                coin,
                Side.SELL,
                sell.txid(),
                Optional.of(new Amendment(Optional.of(limit), Optional.empty(), true)),
                Why.of(Reason.LOWERED, "from %s to %s after %s cycles".formatted(text(sell), limit, cycles)));
    }

    /** At least one tick above the bid, or a post-only order would be refused. */
    private static Price resting(Price price, Pair pair, Ticker ticker) {
        Price aboveBid = new Price(pair.floor(ticker.bid()).amount().add(pair.tick()));
        return price.max(aboveBid);
    }

    /** Full cycles from the sell's placement to this cycle; for a watch, to the last cycle that was run. */
    private static long cycles(PlacedOrder sell, Situation situation) {
        Instant cycle =
                situation.cycle().or(() -> situation.book().waits().lastCycle()).orElse(sell.placed());
        return Math.max(0, Duration.between(sell.placed(), cycle).dividedBy(situation.interval()));
    }

    private static Decision waiting(Position position, Pair pair) {
        Coin coin = position.coin();
        if (position.openBuy().isPresent()) {
            return new Hold(coin, Why.of(Reason.BUYING));
        }
        return position.isUnresolved(Side.BUY)
                ? new Hold(coin, Why.of(Reason.UNRESOLVED))
                : new Hold(coin, Why.of(Reason.DUST, position.held() + " of at least " + pair.ordermin()));
    }

    private static Decision patience(Position position, String detail) {
        return new Hold(position.coin(), Why.of(Reason.PATIENCE, detail));
    }

    private static String text(PlacedOrder sell) {
        return sell.limit().map(Price::toString).orElse("the market");
    }
}
