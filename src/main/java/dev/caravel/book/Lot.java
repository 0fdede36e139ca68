package dev.caravel.book;

import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderState;
import java.math.BigDecimal;

/**
 * Coins with what was paid or received for them.
 *
 * @param volume coins
 * @param cost dollars, fees not included
 * @param fee dollars
 */
public record Lot(Volume volume, Money cost, Money fee) {
    public static final Lot NONE = new Lot(Volume.ZERO, Money.ZERO, Money.ZERO);

    /** What was filled of an order. */
    static Lot of(OrderState order) {
        return new Lot(order.executed(), order.cost(), order.fee());
    }

    public Lot plus(Lot other) {
        return new Lot(volume.plus(other.volume), cost.plus(other.cost), fee.plus(other.fee));
    }

    public Lot minus(Lot other) {
        return new Lot(volume.minus(other.volume), cost.minus(other.cost), fee.minus(other.fee));
    }

    /** What coins that were bought have cost, with the fee. */
    public Money paid() {
        return cost.plus(fee);
    }

    /** What coins that were sold have brought, without the fee. */
    public Money received() {
        return cost.minus(fee);
    }

    /** The average price without fees. Not to be asked of an empty lot. */
    public Price price() {
        return cost.per(volume);
    }

    /**
     * A part of this lot with its share of cost and fee, rounded to 10 decimals; the rest of the lot keeps what rounding left, so that
     * nothing is lost: {@code lot.part(v).plus(lot.minus(lot.part(v)))} is the lot.
     */
    public Lot part(Volume part) {
        if (part.compareTo(volume) == 0) {
            return this;
        }
        BigDecimal share = part.amount().divide(volume.amount(), java.math.MathContext.DECIMAL128);
        return new Lot(
                part,
                cost.times(share).rounded(SHARE_DECIMALS),
                fee.times(share).rounded(SHARE_DECIMALS));
    }

    private static final int SHARE_DECIMALS = 10;

    public boolean isEmpty() {
        return volume.isZero();
    }
}
