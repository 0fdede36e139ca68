package dev.caravel.paper.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which of two orders of one account is cancelled rather than trade with the other (AddOrder, {@code stptype}). */
public enum SelfTrade {
    CANCEL_NEWEST,
    CANCEL_OLDEST,
    CANCEL_BOTH;

    /** The rule that a request names. */
    public static Optional<SelfTrade> of(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }

    /** As requests have it: {@code cancel-newest}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
