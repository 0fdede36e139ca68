package dev.caravel.settings;

/** What becomes of the stop-losses when the bot is told to end. */
public enum StopsOnExit {
    /** Nobody enforces them; the sells keep resting at their prices. */
    NO,
    /** They take the place of the sells at the exchange, until the bot is back. */
    EXCHANGE
}
