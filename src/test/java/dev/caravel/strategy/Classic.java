package dev.caravel.strategy;

import dev.caravel.market.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** The rules of the profile classic, and the same with one part changed. */
final class Classic {
    static final Rules.Selling SELLING = selling("0.75", 3, "0.10", null, 144);
    static final Rules.Buying BUYING = buying("2350", 3, 1, 2);
    static final Rules.Guarding GUARDING = guarding(40);

    static final Rules RULES = new Rules(
            new Rules.Scoring(0.5, 0.3, 0.2, 0.5),
            new Rules.Gate(50, 47, 0.5),
            new Rules.Filters(500e6, -6, -15, 4, 0.5, Duration.ofMinutes(10), 2),
            BUYING,
            SELLING,
            new Rules.Stopping(new BigDecimal("4"), new BigDecimal("0.5"), 3),
            GUARDING);

    private Classic() {}

    static Rules.Buying buying(String amount, int positions, int waitCycles, int backupMemory) {
        return new Rules.Buying(
                Money.of(amount), new BigDecimal("0.1"), positions, waitCycles, backupMemory, Duration.ofMinutes(18));
    }

    /** @param floor {@code null}: break-even */
    static Rules.Selling selling(String target, int patience, String step, String floor, int giveup) {
        return new Rules.Selling(
                new BigDecimal(target),
                patience,
                new BigDecimal(step),
                Optional.ofNullable(floor).map(BigDecimal::new),
                giveup);
    }

    static Rules.Guarding guarding(int expectancyTrades) {
        return new Rules.Guarding(
                Money.of("10000"),
                3,
                Duration.ofHours(24),
                Duration.ofHours(12),
                5,
                Duration.ofDays(7),
                Duration.ofHours(24),
                -1,
                2,
                Duration.ofDays(7),
                Duration.ofHours(48),
                2,
                2,
                10,
                expectancyTrades);
    }

    static Rules with(Rules.Selling selling) {
        return new Rules(
                RULES.scoring(),
                RULES.gate(),
                RULES.filters(),
                RULES.buying(),
                selling,
                RULES.stopping(),
                RULES.guarding());
    }

    static Rules with(Rules.Buying buying) {
        return new Rules(
                RULES.scoring(),
                RULES.gate(),
                RULES.filters(),
                buying,
                RULES.selling(),
                RULES.stopping(),
                RULES.guarding());
    }
}
