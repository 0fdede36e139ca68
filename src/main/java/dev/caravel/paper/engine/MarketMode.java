package dev.caravel.paper.engine;

import java.util.Locale;

/** What the whole exchange, or one pair, lets anybody do (SystemStatus, AssetPairs). */
public enum MarketMode {
    ONLINE,
    /** Orders can only be cancelled. */
    CANCEL_ONLY,
    /** New orders must rest. */
    POST_ONLY,
    /** No market orders. */
    LIMIT_ONLY,
    /** Nothing at all. */
    MAINTENANCE;

    /** As replies have it: {@code cancel_only}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
