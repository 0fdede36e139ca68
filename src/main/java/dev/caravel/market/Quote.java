package dev.caravel.market;

import java.time.Instant;

/**
 * What a source says of one coin. A figure that the source does not know is {@link Double#NaN}.
 *
 * @param coin the coin
 * @param price US dollars
 * @param marketCap price times circulating supply, US dollars
 * @param volume24h traded in 24 hours, US dollars
 * @param change1h change of the price over one hour, percent (1.5 is +1.5 %)
 * @param change24h over 24 hours, percent
 * @param change7d over seven days, percent
 * @param time when the source last updated it
 * @param source who says so, for the journal ({@code coinmarketcap}, {@code replay})
 */
public record Quote(
        Coin coin,
        double price,
        double marketCap,
        double volume24h,
        double change1h,
        double change24h,
        double change7d,
        Instant time,
        String source) {}
