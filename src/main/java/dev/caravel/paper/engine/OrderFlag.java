package dev.caravel.paper.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A flag of an order (AddOrder, {@code oflags}). */
public enum OrderFlag {
    /** Rest, or be refused. */
    POST,
    /** The fee is taken in coins. */
    FCIB,
    /** The fee is taken in dollars, as it is without a flag. */
    FCIQ,
    /** No market price protection. */
    NOMPP,
    /** The volume is in dollars. */
    VIQC;

    /** The flag that a request names. */
    public static Optional<OrderFlag> of(String word) {
        return Arrays.stream(values()).filter(flag -> flag.word().equals(word)).findFirst();
    }

    /** As requests and records have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
