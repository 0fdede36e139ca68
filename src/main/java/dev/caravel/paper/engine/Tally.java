package dev.caravel.paper.engine;

import dev.caravel.market.Listing;
import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.paper.account.Holdings;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What an order has come to so far. Cost and fee are kept exactly and rounded as a whole, so that an order of many fills is never
 * more than half a last place off, and never costs more than it held.
 *
 * @param places how the order's amounts are rounded
 * @param exactFee in dollars or in coins
 */
record Tally(Places places, Volume executed, Money exactCost, BigDecimal exactFee) {

    /**
     * How an order's amounts are rounded.
     *
     * @param cost decimals of a cost and of a fee in dollars
     * @param coins decimals of a fee in coins
     * @param feeInCoins whether the fee is taken in coins
     */
    record Places(int cost, int coins, boolean feeInCoins) {
        /** No finer than the ledger books: an order's cost is then exactly what its ledger rows add up to. */
        static Places of(NewOrder order) {
            Listing listing = order.pit().listing();
            return new Places(
                    Math.min(listing.pair().costDecimals(), Holdings.DOLLAR_DECIMALS),
                    Math.min(listing.pair().lotDecimals(), listing.assetDecimals()),
                    order.has(OrderFlag.FCIB));
        }
    }

    static Tally nothing(Places places) {
        return new Tally(places, Volume.ZERO, Money.ZERO, BigDecimal.ZERO);
    }

    Tally with(Price price, Volume volume, BigDecimal feePercent) {
        Money paid = price.times(volume);
        BigDecimal charged = places.feeInCoins ? volume.amount() : paid.amount();
        return new Tally(
                places,
                executed.plus(volume),
                exactCost.plus(paid),
                exactFee.add(charged.multiply(feePercent).movePointLeft(2)));
    }

    Money cost() {
        return exactCost.rounded(places.cost);
    }

    /** In dollars; zero if it is taken in coins. */
    Money fee() {
        return places.feeInCoins ? Money.ZERO : new Money(exactFee).rounded(places.cost);
    }

    /** In coins; zero if it is taken in dollars. */
    Volume coinFee() {
        return places.feeInCoins ? new Volume(exactFee.setScale(places.coins, RoundingMode.HALF_UP)) : Volume.ZERO;
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
        if (places.feeInCoins) {
            return cost;
        }
        Money fee = new Money(exactFee)
                .plus(rest.percent(feePercent))
                .ceiling(Holdings.DOLLAR_DECIMALS)
                .minus(bookedFee());
        return cost.plus(fee);
    }

    /** Coins that a sell needs for what remains of the total, with the most that can still be booked as a fee in coins. */
    Volume needsCoins(Volume total, BigDecimal feePercent) {
        Volume rest = total.minus(executed);
        if (!places.feeInCoins) {
            return rest;
        }
        BigDecimal fee = exactFee.add(rest.amount().multiply(feePercent).movePointLeft(2))
                .setScale(places.coins, RoundingMode.CEILING)
                .subtract(coinFee().amount());
        return rest.plus(new Volume(fee));
    }
}
