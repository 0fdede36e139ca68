package dev.caravel.settings;

/** Where the orders go. */
public enum Exchange {
    /** The embedded exchange on the loopback. */
    PAPER,
    /** Kraken itself: real money. */
    KRAKEN
}
