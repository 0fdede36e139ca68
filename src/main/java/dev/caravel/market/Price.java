package dev.caravel.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** US dollars for one coin: exact, never negative. Immutable. */
public record Price(BigDecimal amount) implements Comparable<Price> {
    public Price {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("a price below zero: " + amount);
        }
        amount = Exact.canonical(amount);
    }

    /**
     * The amount that the text says.
     *
     * @throws NumberFormatException if the text is not a decimal number
     */
    public static Price of(String text) {
        return new Price(new BigDecimal(text));
    }

    public Money times(Volume volume) {
        return new Money(amount.multiply(volume.amount()));
    }

    public Price times(BigDecimal factor) {
        return new Price(amount.multiply(factor));
    }

    /** This price moved by so many percent of itself; −4 lowers it by 4 %. */
    public Price moved(BigDecimal percent) {
        return new Price(amount.add(amount.multiply(percent).movePointLeft(2)));
    }

    /** Halfway between the two, exactly. */
    public static Price middle(Price a, Price b) {
        return new Price(a.amount.add(b.amount).divide(BigDecimal.TWO));
    }

    /** The highest multiple of the tick that is not above this price. */
    public Price floor(BigDecimal tick) {
        return new Price(amount.divideToIntegralValue(tick).multiply(tick));
    }

    /** The lowest multiple of the tick that is not below this price. */
    public Price ceiling(BigDecimal tick) {
        return new Price(amount.divide(tick, 0, RoundingMode.CEILING).multiply(tick));
    }

    /** Rounded to so many digits, for people. */
    public Price rounded(int digits) {
        return new Price(amount.round(new MathContext(digits)));
    }

    public Price min(Price other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Price max(Price other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public double toDouble() {
        return amount.doubleValue();
    }

    @Override
    public int compareTo(Price other) {
        return amount.compareTo(other.amount);
    }

    /** Plain decimal digits, never an exponent. */
    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
