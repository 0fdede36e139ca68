package dev.caravel.market;

/**
 * The quotes of all whitelisted coins at one moment, read by coin index without making objects. An unknown figure is
 * {@link Double#NaN}; a coin without any quote has NaN everywhere and {@link #NEVER} as its time.
 */
public interface Quotes {
    /** The time of a coin that was not quoted. */
    long NEVER = Long.MIN_VALUE;

    Whitelist coins();

    /** US dollars. */
    double price(int coin);

    /** US dollars. */
    double marketCap(int coin);

    /** Percent over one hour. */
    double change1h(int coin);

    /** Percent over 24 hours. */
    double change24h(int coin);

    /** Percent over seven days. */
    double change7d(int coin);

    /** When the source updated the quote, milliseconds since the epoch, or {@link #NEVER}. */
    long time(int coin);

    /** Whether the coin was quoted with a price. */
    default boolean isQuoted(int coin) {
        return time(coin) != NEVER && price(coin) > 0;
    }
}
