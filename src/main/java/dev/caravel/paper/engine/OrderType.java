package dev.caravel.paper.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of an order when it is placed (AddOrder, {@code ordertype}). */
public enum OrderType {
    MARKET,
    LIMIT,
    ICEBERG,
    STOP_LOSS,
    TAKE_PROFIT,
    STOP_LOSS_LIMIT,
    TAKE_PROFIT_LIMIT,
    TRAILING_STOP,
    TRAILING_STOP_LIMIT;

    /** The type that a request names; empty for a word that is none of a cash account. */
    public static Optional<OrderType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** As requests and records have it: {@code stop-loss-limit}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it waits until a price triggers it. */
    public boolean isTriggered() {
        return compareTo(STOP_LOSS) >= 0;
    }

    /** Whether its trigger follows the market. */
    public boolean isTrailing() {
        return this == TRAILING_STOP || this == TRAILING_STOP_LIMIT;
    }

    /** Whether it waits for a price that is better for its owner than the present one. */
    public boolean isTakeProfit() {
        return this == TAKE_PROFIT || this == TAKE_PROFIT_LIMIT;
    }

    /** Whether it has a limit price when it is in the book. */
    public boolean isLimited() {
        return switch (this) {
            case LIMIT, ICEBERG, STOP_LOSS_LIMIT, TAKE_PROFIT_LIMIT, TRAILING_STOP_LIMIT -> true;
            case MARKET, STOP_LOSS, TAKE_PROFIT, TRAILING_STOP -> false;
        };
    }
}
