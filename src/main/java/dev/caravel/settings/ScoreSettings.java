package dev.caravel.settings;

import dev.caravel.strategy.Rules;
import java.math.BigDecimal;

/** How coins are scored and when the market is good enough: fills {@link Rules.Scoring} and {@link Rules.Gate}. */
final class ScoreSettings {
    static final Setting<BigDecimal> WEIGHT_1H = Setting.ofProfile(
            "caravel.score.weight.1h",
            Kind.number("0", "1", ""),
            "The weight of the change over one hour; the three weights add up to 1.");
    static final Setting<BigDecimal> WEIGHT_24H = Setting.ofProfile(
            "caravel.score.weight.24h", Kind.number("0", "1", ""), "The weight of the change over 24 hours.");
    static final Setting<BigDecimal> WEIGHT_7D = Setting.ofProfile(
            "caravel.score.weight.7d", Kind.number("0", "1", ""), "The weight of the change over seven days.");
    static final Setting<BigDecimal> TURBULENCE = Setting.ofProfile(
            "caravel.score.turbulence",
            Kind.number("0", "10", ""),
            "How much it costs a coin when the three disagree.");
    static final Setting<BigDecimal> OPENS = Setting.ofProfile(
            "caravel.market.threshold",
            Kind.number("0", "100", "points"),
            "The market score from which coins are bought.");
    static final Setting<BigDecimal> CLOSES = Setting.ofProfile(
            "caravel.market.closes",
            Kind.number("0", "100", "points"),
            "The market score under which no more coins are bought; not above caravel.market.threshold.");
    static final Setting<BigDecimal> QUOTED = Setting.ofProfile(
            "caravel.market.quoted",
            Kind.percent("0", "100"),
            "How many of the whitelisted coins must be quoted before any is bought.");

    static final Group GROUP =
            Group.of("Scoring and gate", WEIGHT_1H, WEIGHT_24H, WEIGHT_7D, TURBULENCE, OPENS, CLOSES, QUOTED);

    private ScoreSettings() {}

    static Rules.Scoring scoring(Values values) {
        return new Rules.Scoring(
                values.number(WEIGHT_1H),
                values.number(WEIGHT_24H),
                values.number(WEIGHT_7D),
                values.number(TURBULENCE));
    }

    static Rules.Gate gate(Values values) {
        return new Rules.Gate(values.number(OPENS), values.number(CLOSES), values.number(QUOTED) / 100);
    }
}
