package dev.caravel.strategy;

import dev.caravel.market.Fees;
import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import java.math.BigDecimal;

/**
 * What one position stands to win and to lose after fees: bought by a resting order, and either sold by a resting one at the target
 * or by a taking one at the stop's price (slippage would come on top).
 *
 * @param win dollars when it is sold at the target; negative if the target does not cover the fees
 * @param stop dollars when it is stopped, negative
 */
public record Odds(Money win, Money stop) {
    private static final Price ONE = Price.of("1");

    /** The odds under these rules and fees. */
    public static Odds of(Rules rules, Fees.Rate fees) {
        Money amount = rules.buying().amount();
        BigDecimal down = rules.stopping().below().negate();
        return new Odds(
                result(amount, rules.selling().target(), fees.maker(), fees.maker()),
                result(amount, down, fees.maker(), fees.taker()));
    }

    private static Money result(Money amount, BigDecimal change, BigDecimal buyFee, BigDecimal sellFee) {
        Money proceeds = ONE.moved(change).times(new Volume(amount.amount()));
        return proceeds.minus(proceeds.percent(sellFee)).minus(amount).minus(amount.percent(buyFee));
    }

    /** Whether a sell at the target leaves anything. */
    public boolean isWinPositive() {
        return win.isPositive();
    }

    /** The share of wins, percent, at which wins and stops cancel out; 100 or more when no share is enough. */
    public double breakEvenWinRate() {
        return stop.percentOf(stop.minus(win));
    }
}
