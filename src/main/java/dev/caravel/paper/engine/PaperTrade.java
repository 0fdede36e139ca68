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
 * @param number counts the trades of the whole exchange
 * @param order that was filled
 * @param cost price times volume in the pair's cost decimals, so that an order's cost is the sum of its trades' costs
 * @param fee likewise
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
        boolean maker,
        List<String> ledger) {}
