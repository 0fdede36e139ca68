package dev.caravel.strategy;

import dev.caravel.book.Control;
import dev.caravel.book.Guards;
import dev.caravel.book.Guards.Lock;
import dev.caravel.book.Trade;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Trips the guards that pause buying after losses, and lets them go. Three judge closed trades ({@link TradeGuards}); two judge the
 * equity with open positions marked to the bid: the loss of the day and the loss from the peak. Equity is the bot's own (its capital
 * plus what it made), so that deposits trip nothing. Pure; may be used by any thread.
 */
public final class GuardRules {
    static final String DAILY_LOSS = "DailyLoss";
    static final String PEAK_LOSS = "PeakLoss";
    static final String EXPECTANCY = "Expectancy";

    /** All guards there are. */
    public static final List<String> NAMES = List.of(
            TradeGuards.STOPLOSS_GUARD,
            TradeGuards.MAX_DRAWDOWN,
            TradeGuards.LOW_PROFIT_COINS,
            DAILY_LOSS,
            PEAK_LOSS,
            EXPECTANCY);

    private final Rules.Guarding rules;
    private final TradeGuards tradeGuards;

    public GuardRules(Rules.Guarding rules) {
        this.rules = rules;
        tradeGuards = new TradeGuards(rules);
    }

    /**
     * How the guards stand now.
     *
     * @param tripped what has just tripped, for the owner to hear of
     */
    public record Result(Guards guards, List<Lock> tripped) {
        public Result {
            tripped = List.copyOf(tripped);
        }
    }

    /**
     * The guards after this look.
     *
     * @param trades all closed trades, oldest first
     * @param equity with open positions at what they would bring now
     */
    public Result update(Guards before, List<Trade> trades, Money equity, Instant now, Control control) {
        List<Lock> locks = kept(before.locks(), now, control);
        Guards guards = measured(before, locks, equity, now, control);
        List<Lock> tripped = new ArrayList<>();
        dailyLoss(guards, equity, now).ifPresent(tripped::add);
        peakLoss(guards, equity, now).ifPresent(tripped::add);
        tripped.addAll(tradeGuards.tripped(trades, now, expectancyCountsFrom(locks)));
        tripped.removeIf(lock -> isOn(locks, lock.guard(), lock.coin(), now, control));
        locks.addAll(tripped);
        return new Result(guards.with(locks), tripped);
    }

    /** What is still on, and the last time that the owner lifted Expectancy: trades before that do not count again. */
    private static List<Lock> kept(List<Lock> locks, Instant now, Control control) {
        List<Lock> kept = new ArrayList<>(
                locks.stream().filter(lock -> lock.isOn(now, control)).toList());
        locks.stream()
                .filter(lock -> lock.guard().equals(EXPECTANCY) && !lock.isOn(now, control))
                .map(lock -> liftedAt(lock.until().orElse(now), lock))
                .max(Comparator.comparing(lock -> lock.until().orElse(now)))
                .ifPresent(kept::add);
        return kept;
    }

    private static Lock liftedAt(Instant time, Lock lock) {
        return new Lock(lock.guard(), lock.coin(), lock.since(), Optional.of(time), lock.why());
    }

    private static Instant expectancyCountsFrom(List<Lock> locks) {
        return locks.stream()
                .filter(lock -> lock.guard().equals(EXPECTANCY))
                .flatMap(lock -> lock.until().stream())
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    private static Guards measured(Guards before, List<Lock> locks, Money equity, Instant now, Control control) {
        boolean lifted =
                before.locks().stream().anyMatch(lock -> lock.guard().equals(PEAK_LOSS) && !lock.isOn(now, control));
        Money peak = lifted ? equity : before.peak().max(equity);
        Money fall = peak.minus(equity);
        Instant day = now.truncatedTo(ChronoUnit.DAYS);
        return new Guards(
                locks,
                peak,
                day,
                day.equals(before.day()) ? before.dayStart() : equity,
                before.deepest().max(fall),
                Math.max(before.deepestPercent(), fall.percentOf(peak)),
                before.gateOpen());
    }

    private Optional<Lock> dailyLoss(Guards guards, Money equity, Instant now) {
        Money loss = guards.dayStart().minus(equity);
        double percent = loss.percentOf(guards.dayStart());
        if (percent < rules.dailyLoss()) {
            return Optional.empty();
        }
        return Optional.of(new Lock(
                DAILY_LOSS,
                Optional.empty(),
                now,
                Optional.of(guards.day().plus(1, ChronoUnit.DAYS)),
                "lost %s today, %s of %s (limit %s)"
                        .formatted(
                                Wording.dollars(loss),
                                Wording.percent(percent),
                                Wording.dollars(guards.dayStart()),
                                Wording.percent(rules.dailyLoss()))));
    }

    private Optional<Lock> peakLoss(Guards guards, Money equity, Instant now) {
        Money loss = guards.peak().minus(equity);
        double percent = loss.percentOf(guards.peak());
        if (percent < rules.peakLoss()) {
            return Optional.empty();
        }
        return Optional.of(new Lock(
                PEAK_LOSS,
                Optional.empty(),
                now,
                Optional.empty(),
                "lost %s since the peak, %s of %s (limit %s), until you say run"
                        .formatted(
                                Wording.dollars(loss),
                                Wording.percent(percent),
                                Wording.dollars(guards.peak()),
                                Wording.percent(rules.peakLoss()))));
    }

    private static boolean isOn(List<Lock> locks, String guard, Optional<Coin> coin, Instant now, Control control) {
        return locks.stream()
                .anyMatch(lock -> lock.guard().equals(guard) && lock.coin().equals(coin) && lock.isOn(now, control));
    }
}
