package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.order.OrderRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is asked and whenever: a counter that counts as Kraken does is never above its limit. */
class KeyBudgetProperties {
    private static final double ROUNDING = 1e-6;

    /** Kraken's side, written anew from the contract. */
    private static final class Kraken {
        private final double[] limit;
        private final double[] fall;
        private final double[] level = new double[2];
        private final Map<String, Instant> touched = new HashMap<>();
        private Instant last = KeyBudgetTest.NOON;

        Kraken(Tier tier) {
            limit = new double[] {tier.calls, tier.orders};
            fall = new double[] {tier.callsFall, tier.ordersFall};
        }

        void count(int which, double cost, Instant now) {
            double seconds = Duration.between(last, now).toMillis() / 1000.0;
            last = now;
            for (int i = 0; i < 2; i++) {
                level[i] = Math.max(0, level[i] - seconds * fall[i]);
            }
            level[which] += cost;
            assertThat(level[which]).isLessThanOrEqualTo(limit[which] + ROUNDING);
        }

        double penalty(String txid, Instant now, double... byAge) {
            long[] ages = {5, 10, 15, 45, 90, 300};
            double age = Duration.between(touched.get(txid), now).toMillis() / 1000.0;
            for (int i = 0; i < ages.length; i++) {
                if (age < ages[i]) {
                    return byAge[i];
                }
            }
            return 0;
        }
    }

    private Instant now = KeyBudgetTest.NOON;

    @Property(tries = 300)
    void noCounterIsEverAboveItsLimit(
            @ForAll("tiers") Tier tier,
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 11) Integer> steps,
            @ForAll @Size(min = 200, max = 200) List<@IntRange(min = 0, max = 9000) Integer> pauses) {
        now = KeyBudgetTest.NOON;
        KeyBudget budget = new KeyBudget(() -> now, tier);
        Kraken kraken = new Kraken(tier);
        for (int i = 0; i < steps.size(); i++) {
            // Mostly in bursts.
            now = now.plusMillis(i % 7 == 0 ? pauses.get(i) : pauses.get(i) / 100);
            String txid = "ORDER-" + steps.get(i) % 3;
            switch (steps.get(i)) {
                case 0, 1 -> read(budget, kraken, KeyBudgetTest.ORDERS, 1);
                case 2 -> read(budget, kraken, KeyBudgetTest.OPEN, 1);
                case 3 -> read(budget, kraken, KeyBudgetTest.TRADES, 2);
                case 4, 5 -> place(budget, kraken, txid, steps.get(i) == 4);
                case 6, 7, 8 -> amend(budget, kraken, txid, steps.get(i) == 6);
                default -> cancel(budget, kraken, txid);
            }
        }
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<Tier> tiers() {
        return net.jqwik.api.Arbitraries.of(Tier.STARTER, Tier.INTERMEDIATE, Tier.PRO);
    }

    private void read(KeyBudget budget, Kraken kraken, KrakenRequest call, double cost) {
        if (budget.spend(call).isEmpty()) {
            kraken.count(0, cost, now);
        }
    }

    private void place(KeyBudget budget, Kraken kraken, String txid, boolean postOnly) {
        OrderRequest order = KeyBudgetTest.place(postOnly);
        if (budget.spend(order).isEmpty()) {
            kraken.count(1, 1, now);
            kraken.touched.put(txid, now);
            budget.accepted(order, txid);
        }
    }

    private void amend(KeyBudget budget, Kraken kraken, String txid, boolean postOnly) {
        OrderRequest order = KeyBudgetTest.amend(txid, postOnly);
        if (kraken.touched.containsKey(txid) && budget.spend(order).isEmpty()) {
            kraken.count(1, 1 + kraken.penalty(txid, now, 3, 2, 1, 0, 0, 0), now);
            kraken.touched.put(txid, now);
            budget.accepted(order, txid);
        }
    }

    private void cancel(KeyBudget budget, Kraken kraken, String txid) {
        OrderRequest order = KeyBudgetTest.cancel(txid);
        if (kraken.touched.containsKey(txid) && budget.spend(order).isEmpty()) {
            kraken.count(1, kraken.penalty(txid, now, 8, 6, 5, 4, 2, 1), now);
            budget.accepted(order, txid);
        }
    }
}
