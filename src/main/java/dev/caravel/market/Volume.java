package dev.caravel.market;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An exact number of coins, never negative. Immutable. */
public record Volume(BigDecimal amount) implements Comparable<Volume> {
    public static final Volume ZERO = new Volume(BigDecimal.ZERO);

    public Volume {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("a volume below zero: " + amount);
        }
        amount = Exact.canonical(amount);
    }

    /**
     * The amount that the text says.
     *
     * @throws NumberFormatException if the text is not a decimal number
     */
    public static Volume of(String text) {
        return new Volume(new BigDecimal(text));
    }

    public Volume plus(Volume other) {
        return new Volume(amount.add(other.amount));
    }

    /**
     * What is left without the other.
     *
     * @throws IllegalArgumentException if the other is larger
     */
    public Volume minus(Volume other) {
        return new Volume(amount.subtract(other.amount));
    }

    public Volume times(BigDecimal factor) {
        return new Volume(amount.multiply(factor));
    }

    /** Cut, never rounded up, to so many decimals. */
    public Volume floor(int decimals) {
        return new Volume(amount.setScale(decimals, RoundingMode.DOWN));
    }

    public Volume min(Volume other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Volume max(Volume other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @Override
    public int compareTo(Volume other) {
        return amount.compareTo(other.amount);
    }

    /** Plain decimal digits, never an exponent. */
    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
