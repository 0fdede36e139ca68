package dev.caravel.market;

/**
 * What an order meets that arrives now.
 *
 * @param ticker best bid, best ask, last price
 * @param volume of about five minutes, in coins: by it {@link Fills} tells how much lies at the best price and behind it
 * @param day what was traded today and in the last 24 hours, where the exchange says it
 */
public record Touch(Ticker ticker, double volume, DayFigures day) {
    /** Five minutes in a day. */
    private static final double PARTS = 288;

    /** As an exchange says it of itself: five minutes of the last 24 hours, since what is traded in any five swings too much. */
    public static Touch of(Ticker ticker, DayFigures day) {
        return new Touch(ticker, day.last24h().volume() / PARTS, day);
    }
}
