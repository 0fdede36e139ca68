package dev.caravel.strategy;

/**
 * What the strategy thinks of all coins together.
 *
 * @param total the mean of the scores weighted by the square root of the market cap, 0 to 100; NaN when nothing could be scored
 * @param quoted how many coins have a usable quote
 * @param open whether the gate for buys is open
 */
public record MarketScore(double total, int quoted, boolean open) {}
