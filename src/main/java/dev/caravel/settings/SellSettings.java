package dev.caravel.settings;

import dev.caravel.strategy.Rules;
import java.math.BigDecimal;
import java.util.Optional;

/** How positions are sold and losses cut: fills {@link Rules.Selling} and {@link Rules.Stopping}. */
final class SellSettings {
    private static final Kind<BigDecimal> FLOOR_PERCENT = Kind.percent("-90", "100");
    private static final Kind<Optional<BigDecimal>> FLOOR_KIND = new Kind<>(
            "break-even, or " + FLOOR_PERCENT.range(),
            text -> text.equals("break-even") ? Optional.empty() : Optional.of(FLOOR_PERCENT.parse(text)));

    static final Setting<BigDecimal> TARGET = Setting.ofProfile(
            "caravel.sell.target", Kind.percent("0.01", "100"), "How far above the average entry a position is sold.");
    static final Setting<Integer> PATIENCE = Setting.ofProfile(
            "caravel.sell.patience", Kind.whole(0, 10_000, "cycles"), "How long the price stays at the target.");
    static final Setting<BigDecimal> STEP = Setting.ofProfile(
            "caravel.sell.step",
            Kind.percent("0", "10"),
            "How much of the entry the price then comes down each cycle.");
    static final Setting<Optional<BigDecimal>> FLOOR = Setting.ofProfile(
            "caravel.sell.floor",
            FLOOR_KIND,
            "How low the price comes until caravel.sell.giveup: the fees earned back, or percent above (below:"
                    + " negative) the entry.");
    static final Setting<Integer> GIVEUP = Setting.ofProfile(
            "caravel.sell.giveup",
            Kind.whole(1, 100_000, "cycles"),
            "After how many cycles the price may come down to the stop.");
    static final Setting<BigDecimal> STOP_LOSS = Setting.ofProfile(
            "caravel.stop.loss", Kind.percent("0.1", "90"), "How far under the average entry a position is given up.");
    static final Setting<BigDecimal> STOP_SLIPPAGE = Setting.ofProfile(
            "caravel.stop.slippage", Kind.percent("0", "10"), "How far under the bid the sell of a stop is placed.");
    static final Setting<Integer> STOP_AMENDS = Setting.ofProfile(
            "caravel.stop.amends", Kind.whole(0, 100, "tries"), "How often that is repeated before a market order.");

    static final Group GROUP =
            Group.of("Selling", TARGET, PATIENCE, STEP, FLOOR, GIVEUP, STOP_LOSS, STOP_SLIPPAGE, STOP_AMENDS);

    private SellSettings() {}

    static Rules.Selling selling(Values values) {
        return new Rules.Selling(
                values.of(TARGET), values.of(PATIENCE), values.of(STEP), values.of(FLOOR), values.of(GIVEUP));
    }

    static Rules.Stopping stopping(Values values) {
        return new Rules.Stopping(values.of(STOP_LOSS), values.of(STOP_SLIPPAGE), values.of(STOP_AMENDS));
    }
}
