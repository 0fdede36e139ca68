package dev.caravel.order;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One row of the exchange's ledger: the last word on what an account got and gave. A trade makes two rows, one for each asset.
 *
 * @param id of the row
 * @param refid what caused it: the trade's id
 * @param time in the exchange's time
 * @param type {@code trade}, {@code deposit} …
 * @param asset the asset id ({@code ZUSD}, {@code XXBT}), in whose unit the amounts are
 * @param amount came in (positive) or went out (negative), the fee not included
 * @param fee went out besides; never negative but for a rebate
 * @param balance of the asset afterwards
 */
public record LedgerEntry(
        String id,
        String refid,
        Instant time,
        String type,
        String asset,
        BigDecimal amount,
        BigDecimal fee,
        BigDecimal balance) {

    /** What the row changed: the amount less the fee. */
    public BigDecimal net() {
        return amount.subtract(fee);
    }
}
