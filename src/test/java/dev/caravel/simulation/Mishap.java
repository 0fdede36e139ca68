package dev.caravel.simulation;

import java.util.Arrays;
import java.util.List;

/** What goes wrong with one call to the exchange. */
enum Mishap {
    /** Nobody listens: the call certainly never left. */
    REFUSED_CONNECTION(Reach.ALL),
    /** Lost on the way there; the caller waits in vain. */
    LOST_CALL(Reach.ALL),
    /** Carried out, and the answer is lost. */
    LOST_ANSWER(Reach.ORDERS),
    RESET_BEFORE(Reach.ALL),
    RESET_AFTER(Reach.ORDERS),
    BAD_GATEWAY_BEFORE(Reach.ALL),
    BAD_GATEWAY_AFTER(Reach.ORDERS),
    EMPTY_ANSWER(Reach.ALL),
    TRUNCATED_ANSWER(Reach.ALL),
    UNAVAILABLE_BEFORE(Reach.ALL),
    UNAVAILABLE_AFTER(Reach.ORDERS),
    BUSY_BEFORE(Reach.ALL),
    BUSY_AFTER(Reach.ORDERS),
    TIMEOUT_BEFORE(Reach.ALL),
    TIMEOUT_AFTER(Reach.ORDERS),
    /** The engine says so although it has taken the order. */
    DEADLINE_AFTER(Reach.ORDERS),
    INTERNAL_ERROR_BEFORE(Reach.ALL),
    INTERNAL_ERROR_AFTER(Reach.ORDERS),
    INVALID_NONCE(Reach.PRIVATE),
    /** Something on the way repeated the bytes, and the answer to the repetition is the one that comes back. */
    REPEATED_BYTES(Reach.ORDERS),
    /** The same, and the answer to the first is the one that comes back. */
    REPEATED_UNSEEN(Reach.ORDERS),
    /** Nothing is heard; the order arrives later, before its deadline or just after. */
    LATE_ARRIVAL(Reach.ORDERS),
    RATE_LIMIT(Reach.ALL),
    THROTTLED(Reach.PRIVATE),
    POST_ONLY_REFUSAL(Reach.PLACING),
    INSUFFICIENT_FUNDS(Reach.PLACING),
    /** Accepted, and not shown by any list for a while. */
    INVISIBLE(Reach.PLACING),
    /** The process dies when the exchange has carried the call out. */
    CRASH_AFTER_ACCEPTANCE(Reach.ALL),
    /** The process dies while the call is on its way. */
    CRASH_ON_THE_WAY(Reach.ORDERS);

    /** Which calls it can befall. */
    private enum Reach {
        ALL,
        PRIVATE,
        ORDERS,
        PLACING
    }

    private final Reach reach;

    Mishap(Reach reach) {
        this.reach = reach;
    }

    private static final List<String> PUBLIC = List.of("Time", "SystemStatus", "Assets", "AssetPairs", "Ticker");
    private static final List<String> ORDERS = List.of("AddOrder", "AmendOrder", "CancelOrder");

    /** All methods that the bot calls. */
    static final List<String> METHODS = List.of(
            "Time",
            "SystemStatus",
            "Assets",
            "AssetPairs",
            "Ticker",
            "TradeVolume",
            "OpenOrders",
            "ClosedOrders",
            "QueryOrders",
            "BalanceEx",
            "TradesHistory",
            "Ledgers",
            "AddOrder",
            "AmendOrder",
            "CancelOrder");

    boolean canBefall(String method) {
        return switch (reach) {
            case ALL -> true;
            case PRIVATE -> !PUBLIC.contains(method);
            case ORDERS -> ORDERS.contains(method);
            case PLACING -> method.equals("AddOrder");
        };
    }

    /** Everything that can go wrong with a call of that method. */
    static List<Mishap> of(String method) {
        return Arrays.stream(values())
                .filter(mishap -> mishap.canBefall(method))
                .toList();
    }

    boolean isCrash() {
        return this == CRASH_AFTER_ACCEPTANCE || this == CRASH_ON_THE_WAY;
    }

    /** Whether the call arrives, if at all, when the caller has stopped waiting. */
    boolean isLate() {
        return this == LATE_ARRIVAL || this == CRASH_ON_THE_WAY;
    }

    static boolean isOrder(String method) {
        return ORDERS.contains(method);
    }
}
