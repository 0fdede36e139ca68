package dev.caravel.strategy;

import dev.caravel.market.Money;
import java.time.Duration;
import java.util.Locale;

/** How figures are written in reasons: the same in every locale, for which texts have {@code %s} and never {@code %d}. */
final class Wording {
    private Wording() {}

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static String percent(double value) {
        return number(value) + " %";
    }

    static String dollars(Money money) {
        return (money.isNegative() ? "-$" : "$")
                + number(Math.abs(money.amount().doubleValue()));
    }

    /** In the largest unit that leaves nothing over: {@code 7 d}, {@code 36 h}, {@code 90 s}. */
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds >= 172_800 && seconds % 86_400 == 0) {
            return seconds / 86_400 + " d";
        }
        if (seconds >= 3_600 && seconds % 3_600 == 0) {
            return seconds / 3_600 + " h";
        }
        return seconds >= 60 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
