package dev.caravel.market;

import java.math.BigDecimal;
import java.util.List;

/**
 * What trading costs by what an account has traded in the last 30 days. Immutable.
 *
 * @param tiers the first begins at zero, each later one at more
 */
public record FeeSchedule(List<Tier> tiers) {
    /** Kraken's own for spot pairs, as it was from 2024 on. */
    public static final FeeSchedule KRAKEN = new FeeSchedule(List.of(
            Tier.of("0", "0.25", "0.40"),
            Tier.of("10000", "0.20", "0.35"),
            Tier.of("50000", "0.14", "0.24"),
            Tier.of("100000", "0.12", "0.22"),
            Tier.of("250000", "0.10", "0.20"),
            Tier.of("500000", "0.08", "0.18"),
            Tier.of("1000000", "0.06", "0.16"),
            Tier.of("2500000", "0.04", "0.14"),
            Tier.of("5000000", "0.02", "0.12"),
            Tier.of("10000000", "0", "0.10"),
            Tier.of("100000000", "0", "0.08"),
            Tier.of("500000000", "0", "0.05")));

    /**
     * The fees from a volume on.
     *
     * @param from dollars traded in 30 days
     */
    public record Tier(Money from, Fees.Rate rate) {
        private static Tier of(String from, String maker, String taker) {
            return new Tier(Money.of(from), new Fees.Rate(new BigDecimal(maker), new BigDecimal(taker)));
        }
    }

    /**
     * A schedule.
     *
     * @throws IllegalArgumentException if the tiers do not begin at zero and rise
     */
    public FeeSchedule {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || !tiers.getFirst().from().isZero()) {
            throw new IllegalArgumentException("the first fee tier must begin at 0");
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).from().compareTo(tiers.get(i - 1).from()) <= 0) {
                throw new IllegalArgumentException(
                        "fee tiers must rise: " + tiers.get(i).from() + " does not");
            }
        }
    }

    /** The same fees for everybody. */
    public static FeeSchedule flat(Fees.Rate rate) {
        return new FeeSchedule(List.of(new Tier(Money.ZERO, rate)));
    }

    /** The number of the tier that so much traded reaches, from 0 on. */
    public int tier(Money traded) {
        int tier = 0;
        while (tier + 1 < tiers.size() && tiers.get(tier + 1).from().compareTo(traded) <= 0) {
            tier++;
        }
        return tier;
    }

    /** What an account pays that has traded so much. */
    public Fees.Rate rate(Money traded) {
        return tiers.get(tier(traded)).rate();
    }
}
