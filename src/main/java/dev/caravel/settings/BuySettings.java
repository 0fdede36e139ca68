package dev.caravel.settings;

import dev.caravel.market.Money;
import dev.caravel.strategy.Rules;
import java.math.BigDecimal;
import java.time.Duration;

/** How coins are bought: fills {@link Rules.Buying}. */
final class BuySettings {
    static final Setting<Money> AMOUNT = Setting.ofProfile(
            "caravel.buy.amount",
            Kind.number("1", "1000000", "US dollars").map(Money::new),
            "What one position costs, fees not included.");
    static final Setting<BigDecimal> BELOW = Setting.ofProfile(
            "caravel.buy.below", Kind.percent("0", "10"), "How far below the middle of bid and ask a buy is placed.");
    static final Setting<Integer> POSITIONS =
            Setting.ofProfile("caravel.positions.max", Kind.whole(1, 50, "positions"), "The most positions at once.");
    static final Setting<Integer> WAIT = Setting.ofProfile(
            "caravel.wait.cycles",
            Kind.whole(0, 1000, "cycles"),
            "How many cycles pass without a buy after an accepted one.");
    static final Setting<Integer> BACKUP_MEMORY = Setting.ofProfile(
            "caravel.backup.memory", Kind.whole(0, 50, "coins"), "How many of the coins traded last are passed over.");
    static final Setting<Duration> LIFE = Setting.ofProfile(
            "caravel.buy.life",
            Kind.duration("1m", "1d"),
            "How long a buy rests when no schedule says when the next cycle is.");

    static final Group GROUP = Group.of("Buying", AMOUNT, BELOW, POSITIONS, WAIT, BACKUP_MEMORY, LIFE);

    private BuySettings() {}

    static Rules.Buying of(Values values) {
        return new Rules.Buying(
                values.of(AMOUNT),
                values.of(BELOW),
                values.of(POSITIONS),
                values.of(WAIT),
                values.of(BACKUP_MEMORY),
                values.of(LIFE));
    }
}
