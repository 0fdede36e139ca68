package dev.caravel.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** An exact amount of US dollars, of either sign. Equal amounts are equal whatever their trailing zeros. Immutable. */
public record Money(BigDecimal amount) implements Comparable<Money> {
    public static final Money ZERO = new Money(BigDecimal.ZERO);

    public Money {
        amount = Exact.canonical(amount);
    }

    /**
     * The amount that the text says.
     *
     * @throws NumberFormatException if the text is not a decimal number
     */
    public static Money of(String text) {
        return new Money(new BigDecimal(text));
    }

    public Money plus(Money other) {
        return new Money(amount.add(other.amount));
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(other.amount));
    }

    public Money negated() {
        return new Money(amount.negate());
    }

    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor));
    }

    /** This many percent of the amount, exactly. */
    public Money percent(BigDecimal percent) {
        return new Money(amount.multiply(percent).movePointLeft(2));
    }

    /** The price at which this amount buys the volume, to 20 digits. The volume must not be zero. */
    public Price per(Volume volume) {
        return new Price(amount.divide(volume.amount(), Exact.DIGITS));
    }

    /** How much the amount buys at the price, cut (not rounded) to the decimals. */
    public Volume at(Price price, int decimals) {
        return new Volume(amount.divide(price.amount(), MathContext.DECIMAL128).setScale(decimals, RoundingMode.DOWN));
    }

    /** Rounded to so many decimals, half up as Kraken books costs and fees. */
    public Money rounded(int decimals) {
        return new Money(amount.setScale(decimals, RoundingMode.HALF_UP));
    }

    /** The smallest amount of so many decimals that is not below this one. */
    public Money ceiling(int decimals) {
        return new Money(amount.setScale(decimals, RoundingMode.CEILING));
    }

    /** This amount as a percentage of the other, for display and for guards; 0 when the other is zero. */
    public double percentOf(Money other) {
        return other.isZero() ? 0 : amount.doubleValue() / other.amount.doubleValue() * 100;
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(other.amount);
    }

    /** Plain decimal digits, never an exponent. */
    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
