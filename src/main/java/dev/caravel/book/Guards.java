package dev.caravel.book;

import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What the guards remember across restarts: which locks are on, how equity stood, whether the market gate is open.
 *
 * @param locks that are on, or were until lately
 * @param peak the highest equity
 * @param day midnight UTC of the day that {@code dayStart} belongs to
 * @param dayStart equity at the first look of that day
 * @param deepest the largest fall from a peak, in dollars
 * @param deepestPercent the largest fall from a peak, in percent of that peak
 * @param gateOpen whether the market gate is open
 */
public record Guards(
        List<Lock> locks,
        Money peak,
        Instant day,
        Money dayStart,
        Money deepest,
        double deepestPercent,
        boolean gateOpen) {

    /** Of a bot that has just been given its capital. */
    public static Guards fresh(Money capital) {
        return new Guards(List.of(), capital, Instant.EPOCH, capital, Money.ZERO, 0, false);
    }

    /**
     * Of a bot of whose past only the closed trades are known: as they stood if its positions were worth their cost. Locks are not
     * rebuilt, since those that still hold trip again.
     */
    static Guards rebuilt(Money capital, List<Trade> trades, Instant now) {
        Instant day = now.truncatedTo(ChronoUnit.DAYS);
        Money equity = capital;
        Money peak = capital;
        Money dayStart = capital;
        Money deepest = Money.ZERO;
        double deepestPercent = 0;
        for (Trade trade : trades) {
            equity = equity.plus(trade.net());
            peak = peak.max(equity);
            Money fall = peak.minus(equity);
            deepest = deepest.max(fall);
            deepestPercent = Math.max(deepestPercent, fall.percentOf(peak));
            if (trade.closed().isBefore(day)) {
                dayStart = equity;
            }
        }
        return new Guards(List.of(), peak, day, dayStart, deepest, deepestPercent, false);
    }

    public Guards {
        locks = List.copyOf(locks);
    }

    public Guards with(List<Lock> changed) {
        return new Guards(changed, peak, day, dayStart, deepest, deepestPercent, gateOpen);
    }

    public Guards withGate(boolean open) {
        return new Guards(locks, peak, day, dayStart, deepest, deepestPercent, open);
    }

    /**
     * One guard that has tripped.
     *
     * @param guard its name, such as {@code StoplossGuard}
     * @param coin that it locks; empty: all coins
     * @param since when it tripped
     * @param until when it lets go; empty: when the owner says {@code run} again
     * @param why one sentence with the figures
     */
    public record Lock(String guard, Optional<Coin> coin, Instant since, Optional<Instant> until, String why) {

        /** Whether buys of the coin are locked at the time, the owner's last word being this old. */
        public boolean holds(Coin bought, Instant now, Control control) {
            return coin.map(bought::equals).orElse(true) && isOn(now, control);
        }

        public boolean isOn(Instant now, Control control) {
            return until.map(now::isBefore)
                    .orElse(!(control.mode() == Control.Mode.RUN
                            && control.since().isAfter(since)));
        }
    }
}
