package dev.caravel.paper.api;

import java.util.EnumSet;
import java.util.Set;

/** What a key may do. */
public enum Permission {
    QUERY_FUNDS,
    QUERY_OPEN_TRADES,
    QUERY_CLOSED_TRADES,
    MODIFY_TRADES,
    CLOSE_TRADES,
    QUERY_LEDGER;

    /** What a trading bot needs: everything here, and no withdrawals. */
    public static Set<Permission> trading() {
        return EnumSet.allOf(Permission.class);
    }
}
