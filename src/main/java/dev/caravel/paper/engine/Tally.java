package dev.caravel.paper.engine;

import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.paper.account.Holdings;
import java.math.BigDecimal;

/**
 * What an order has come to so far. Cost and fee are kept exactly and rounded as a whole, so that an order of many fills is never
 * more than half a last place off, and never costs more than it held.
 *
 * @param decimals of a cost in the order's record
 */
record Tally(int decimals, Volume executed, Money exactCost, Money exactFee) {

    static Tally nothing(int decimals) {
        return new Tally(decimals, Volume.ZERO, Money.ZERO, Money.ZERO);
    }

    Tally with(Price price, Volume volume, BigDecimal feePercent) {
        Money paid = price.times(volume);
        return new Tally(
                decimals, executed.plus(volume), exactCost.plus(paid), exactFee.plus(paid.percent(feePercent)));
    }

    Money cost() {
        return exactCost.rounded(decimals);
    }

    Money fee() {
        return exactFee.rounded(decimals);
    }

    /** The cost as the ledger has it: the sum of the order's rows. */
    Money bookedCost() {
        return cost().rounded(Holdings.DOLLAR_DECIMALS);
    }

    /** The fee as the ledger has it. */
    Money bookedFee() {
        return fee().rounded(Holdings.DOLLAR_DECIMALS);
    }

    /** Dollars that a buy needs for what remains of the total: the most that can still be booked as cost and as fee. */
    Money needs(Price price, Volume total, BigDecimal feePercent) {
        Money rest = price.times(total.minus(executed));
        Money cost = exactCost.plus(rest).ceiling(Holdings.DOLLAR_DECIMALS).minus(bookedCost());
        Money fee = exactFee.plus(rest.percent(feePercent))
                .ceiling(Holdings.DOLLAR_DECIMALS)
                .minus(bookedFee());
        return cost.plus(fee);
    }
}
