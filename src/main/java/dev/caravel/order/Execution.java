package dev.caravel.order;

import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import java.time.Instant;

/**
 * One trade of one order as the exchange booked it (TradesHistory). Cost and fee are in the pair's quote currency: they are US
 * dollars for our pairs, and have to be passed over for anybody else's.
 *
 * @param tradeId the exchange's id of the trade, the {@code refid} of its {@link LedgerEntry rows}
 * @param txid the order that it belongs to
 * @param pair the pair's id, not its altname
 * @param time in the exchange's time
 * @param price for one coin
 * @param volume in coins
 * @param cost price times volume as the exchange rounded it, without the fee
 * @param fee of this trade
 */
public record Execution(
        String tradeId,
        String txid,
        String pair,
        Side side,
        Instant time,
        Price price,
        Volume volume,
        Money cost,
        Money fee) {}
