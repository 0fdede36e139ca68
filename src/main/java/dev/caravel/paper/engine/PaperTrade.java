package dev.caravel.paper.engine;

import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import java.time.Instant;
import java.util.List;

/**
 * One fill of one order.
 *
 * @param id Kraken-like, {@code T…}
 * @param number of the trade, rising with time; the same for the two orders of two accounts that have met
 * @param order that was filled
 * @param cost price times volume in the pair's cost decimals, so that an order's cost is the sum of its trades' costs
 * @param fee likewise; zero if it was taken in coins
 * @param coinFee in coins; zero if it was taken in dollars
 * @param maker whether the order had rested
 * @param ledger ids of the two ledger rows
 */
public record PaperTrade(
        String id,
        long number,
        PaperOrder order,
        Instant time,
        Price price,
        Volume volume,
        Money cost,
        Money fee,
        Volume coinFee,
        boolean maker,
        List<String> ledger) {}
