package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.order.LedgerEntry;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds a ledger up. */
public final class LedgerReplay {
    private LedgerReplay() {}

    /** What its rows come to, by asset. Fails at a row whose balance is not the sum up to it, or is below zero. */
    public static Map<String, BigDecimal> sums(List<LedgerEntry> ledger) {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (LedgerEntry row : ledger) {
            BigDecimal sum = sums.merge(row.asset(), row.net(), BigDecimal::add);
            assertThat(sum).isEqualByComparingTo(row.balance()).isNotNegative();
        }
        return sums;
    }
}
