package dev.caravel.market;

/**
 * What a market did in one interval.
 *
 * @param time when it opened, seconds since the epoch
 * @param open first price, US dollars
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume traded, in coins
 */
public record Candle(long time, double open, double high, double low, double close, double volume) {}
