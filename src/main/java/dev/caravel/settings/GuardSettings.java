package dev.caravel.settings;

import dev.caravel.market.Money;
import dev.caravel.strategy.Rules;
import java.math.BigDecimal;
import java.time.Duration;

/** What pauses buying after losses: fills {@link Rules.Guarding}. */
final class GuardSettings {
    static final Setting<Money> CAPITAL = Setting.of(
            "caravel.capital",
            Kind.number("1", "1000000000", "US dollars").map(Money::new),
            "10000",
            "What the bot was given; its equity is this plus its net result.");
    static final Setting<Integer> STOPS = Setting.ofProfile(
            "caravel.guard.stops", Kind.whole(1, 1000, "stops"), "This many stop-losses pause all buying.");
    static final Setting<Duration> STOPS_WITHIN = Setting.ofProfile(
            "caravel.guard.stops.within",
            Kind.duration("1m", "365d"),
            "Within which time the stop-losses are counted.");
    static final Setting<Duration> STOPS_FOR = Setting.ofProfile(
            "caravel.guard.stops.for", Kind.duration("1m", "365d"), "For how long they pause buying.");
    static final Setting<BigDecimal> DRAWDOWN = Setting.ofProfile(
            "caravel.guard.drawdown", Kind.percent("0.1", "100"), "This loss of equity pauses all buying.");
    static final Setting<Duration> DRAWDOWN_WITHIN = Setting.ofProfile(
            "caravel.guard.drawdown.within", Kind.duration("1m", "365d"), "Within which time the loss is measured.");
    static final Setting<Duration> DRAWDOWN_FOR = Setting.ofProfile(
            "caravel.guard.drawdown.for", Kind.duration("1m", "365d"), "For how long it pauses buying.");
    static final Setting<BigDecimal> LOW_PROFIT = Setting.ofProfile(
            "caravel.guard.lowprofit",
            Kind.percent("-100", "100"),
            "A coin whose trades made less than this is locked.");
    static final Setting<Integer> LOW_PROFIT_TRADES = Setting.ofProfile(
            "caravel.guard.lowprofit.trades", Kind.whole(1, 1000, "trades"), "From how many trades of a coin on.");
    static final Setting<Duration> LOW_PROFIT_WITHIN = Setting.ofProfile(
            "caravel.guard.lowprofit.within",
            Kind.duration("1m", "365d"),
            "Within which time the trades of a coin are counted.");
    static final Setting<Duration> LOW_PROFIT_FOR = Setting.ofProfile(
            "caravel.guard.lowprofit.for", Kind.duration("1m", "365d"), "For how long the coin is locked.");
    static final Setting<Integer> COOLDOWN = Setting.ofProfile(
            "caravel.guard.cooldown",
            Kind.whole(0, 1000, "cycles"),
            "How long a coin is not bought again after its position closed.");
    static final Setting<BigDecimal> DAILY_LOSS = Setting.ofProfile(
            "caravel.guard.daily.loss",
            Kind.percent("0.1", "100"),
            "This loss of equity since midnight UTC ends buying for the day.");
    static final Setting<BigDecimal> PEAK_LOSS = Setting.ofProfile(
            "caravel.guard.peak.loss",
            Kind.percent("0.1", "100"),
            "This loss from the highest equity ends buying until it is reset by hand.");
    static final Setting<Integer> EXPECTANCY = Setting.ofProfile(
            "caravel.guard.expectancy.trades",
            Kind.whole(1, 1000, "trades"),
            "Buying pauses when this many of the last trades lost money together.");

    static final Group GROUP = Group.of(
            "What pauses buying after losses",
            CAPITAL,
            STOPS,
            STOPS_WITHIN,
            STOPS_FOR,
            DRAWDOWN,
            DRAWDOWN_WITHIN,
            DRAWDOWN_FOR,
            LOW_PROFIT,
            LOW_PROFIT_TRADES,
            LOW_PROFIT_WITHIN,
            LOW_PROFIT_FOR,
            COOLDOWN,
            DAILY_LOSS,
            PEAK_LOSS,
            EXPECTANCY);

    private GuardSettings() {}

    static Rules.Guarding of(Values values) {
        return new Rules.Guarding(
                values.of(CAPITAL),
                values.of(STOPS),
                values.of(STOPS_WITHIN),
                values.of(STOPS_FOR),
                values.number(DRAWDOWN),
                values.of(DRAWDOWN_WITHIN),
                values.of(DRAWDOWN_FOR),
                values.number(LOW_PROFIT),
                values.of(LOW_PROFIT_TRADES),
                values.of(LOW_PROFIT_WITHIN),
                values.of(LOW_PROFIT_FOR),
                values.of(COOLDOWN),
                values.number(DAILY_LOSS),
                values.number(PEAK_LOSS),
                values.of(EXPECTANCY));
    }
}
