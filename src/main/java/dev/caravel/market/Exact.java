package dev.caravel.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The one form of an exact amount: no trailing zeros, no negative scale. */
final class Exact {
    static final MathContext DIGITS = new MathContext(20, RoundingMode.HALF_EVEN);

    private Exact() {}

    static BigDecimal canonical(BigDecimal amount) {
        if (amount.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
