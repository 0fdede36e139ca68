package dev.caravel.strategy;

/**
 * How the bot and Kraken stand with each coin right now: what the screening must know besides the quotes. Read by coin index without
 * making objects; times are milliseconds since the epoch, or {@link #NEVER}.
 */
public interface Standing {
    /** The time of what has not happened. */
    long NEVER = Long.MIN_VALUE;

    long now();

    /** The scheduled time of this cycle. */
    long cycle();

    /** From one cycle to the next, milliseconds. */
    long interval();

    /** Whether the owner allows buys. */
    boolean allowsBuys();

    /** How many positions take a place; dust takes none. */
    int positions();

    /** The cycle of the last accepted buy. */
    long lastBuy();

    boolean isUnresolved(int coin);

    /** Whether the coin has a position that is more than dust. */
    boolean isHeld(int coin);

    boolean isQuarantined(int coin);

    /** Whether a guard locks buys of the coin. */
    boolean isLocked(int coin);

    /** Whether a buy and a sell at the target leave anything after this pair's fees; true if Kraken does not list the pair. */
    boolean isTargetNet(int coin);

    boolean isOnline(int coin);

    /** The middle of Kraken's best bid and ask, US dollars; NaN without a ticker. */
    double mid(int coin);

    /** Percent of the middle; NaN without a ticker. */
    double spread(int coin);

    /** When the coin's last position was closed. */
    long lastClosed(int coin);

    /** How many other coins were bought since this one was: 0 for the coin bought last; {@link Integer#MAX_VALUE} if it never was. */
    int boughtSince(int coin);

    /** Whether an order for one position reaches Kraken's minimums. Asked only of coins with a ticker. */
    boolean isLargeEnough(int coin);

    /** Whether free cash covers an order for one position with its fee. Asked only of coins with a ticker. */
    boolean isAffordable(int coin);
}
