package dev.caravel.market;

import java.time.Instant;

/**
 * A trade of anybody's that the exchange has published.
 *
 * @param id the exchange's number of it, rising within a pair; 0 if it has none
 * @param price US dollars
 * @param volume in coins
 */
public record Print(long id, Instant time, double price, double volume) {}
