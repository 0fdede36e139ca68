package dev.caravel.settings;

import dev.caravel.strategy.Rules;
import java.math.BigDecimal;
import java.time.Duration;

/** What keeps a coin from being bought: fills {@link Rules.Filters}. */
final class FilterSettings {
    static final Setting<BigDecimal> MARKET_CAP = Setting.ofProfile(
            "caravel.filter.marketcap", Kind.number("0", "1000000000000", "US dollars"), "The smallest market cap.");
    static final Setting<BigDecimal> KNIFE_24H = Setting.ofProfile(
            "caravel.filter.knife.24h",
            Kind.percent("-100", "0"),
            "A coin that fell by more in 24 hours is a falling knife.");
    static final Setting<BigDecimal> KNIFE_7D = Setting.ofProfile(
            "caravel.filter.knife.7d",
            Kind.percent("-100", "0"),
            "A coin that fell by more in seven days is a falling knife.");
    static final Setting<BigDecimal> SPIKE = Setting.ofProfile(
            "caravel.filter.spike", Kind.percent("0", "1000"), "A coin that rose by more in one hour has spiked.");
    static final Setting<BigDecimal> SPREAD = Setting.ofProfile(
            "caravel.filter.spread", Kind.percent("0.01", "10"), "The widest gap between bid and ask.");
    static final Setting<Duration> QUOTE_AGE =
            Setting.ofProfile("caravel.filter.quote.age", Kind.duration("1m", "1h"), "The oldest quote that counts.");
    static final Setting<BigDecimal> QUOTE_DEVIATION = Setting.ofProfile(
            "caravel.filter.quote.deviation",
            Kind.percent("0.01", "100"),
            "The farthest that a quote may be from the middle of Kraken's bid and ask.");

    static final Group GROUP = Group.of(
            "What keeps a coin from being bought",
            MARKET_CAP,
            KNIFE_24H,
            KNIFE_7D,
            SPIKE,
            SPREAD,
            QUOTE_AGE,
            QUOTE_DEVIATION);

    private FilterSettings() {}

    static Rules.Filters of(Values values) {
        return new Rules.Filters(
                values.number(MARKET_CAP),
                values.number(KNIFE_24H),
                values.number(KNIFE_7D),
                values.number(SPIKE),
                values.number(SPREAD),
                values.of(QUOTE_AGE),
                values.number(QUOTE_DEVIATION));
    }
}
