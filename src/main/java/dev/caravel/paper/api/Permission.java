package dev.caravel.paper.api;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a key may do. */
public enum Permission {
    QUERY_FUNDS,
    QUERY_OPEN_TRADES,
    QUERY_CLOSED_TRADES,
    MODIFY_TRADES,
    CLOSE_TRADES,
    QUERY_LEDGER,
    CREATE_WS_TOKEN;

    /** What a trading bot needs that reads no WebSockets. */
    public static Set<Permission> trading() {
        return EnumSet.complementOf(EnumSet.of(CREATE_WS_TOKEN));
    }

    /** Everything here; nobody can withdraw. */
    public static Set<Permission> all() {
        return EnumSet.allOf(Permission.class);
    }

    /** As Kraken names it: {@code query-open-trades}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
