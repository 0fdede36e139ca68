package dev.caravel.paper.engine;

import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one order has traded at one moment: a single fill, or all that it took then from several prices or orders. The two ledger rows
 * name its id.
 *
 * @param id Kraken-like, {@code T…}
 * @param number of its first fill, rising with time; the same for the two orders of two accounts that have met
 * @param order that was filled
 * @param price its cost by its volume
 * @param cost price times volume in the pair's cost decimals, so that an order's cost is the sum of its trades' costs
 * @param fee likewise; zero if it was taken in coins
 * @param coinFee in coins; zero if it was taken in dollars
 * @param maker whether the order had rested
 * @param ledger ids of the two ledger rows
 * @param parts its fills with ids of their own, which add up to it; none if it is a single one
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
        List<String> ledger,
        List<PaperTrade> parts) {

    /** The fills of trades, in their order: the parts of those that have some, and the others themselves. */
    public static List<PaperTrade> fills(List<PaperTrade> trades) {
        List<PaperTrade> fills = new ArrayList<>(trades.size());
        for (PaperTrade trade : trades) {
            if (trade.parts.isEmpty()) {
                fills.add(trade);
            } else {
                fills.addAll(trade.parts);
            }
        }
        return fills;
    }
}
