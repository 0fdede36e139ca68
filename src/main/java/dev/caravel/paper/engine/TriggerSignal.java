package dev.caravel.paper.engine;

import java.util.Locale;

/** The price that triggers an order: that of the last trade here, or that of the market at large. */
public enum TriggerSignal {
    LAST,
    INDEX;

    /** As requests and records have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
