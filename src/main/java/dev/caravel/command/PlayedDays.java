package dev.caravel.command;

import dev.caravel.book.Trade;
import dev.caravel.replay.Moment;
import dev.caravel.replay.Schedule;
import dev.caravel.replay.VirtualClock;
import dev.caravel.route.DeskRun;
import dev.caravel.route.Trader;
import dev.caravel.strategy.Decision;
import dev.caravel.strategy.Reason;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Plays a schedule through the routes as fast as it goes, tells what happens, and counts. */
final class PlayedDays {
    private final Trader trader;
    private final VirtualClock clock;
    private final PrintWriter out;
    private final Map<String, Integer> decisions = new TreeMap<>();
    private final Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
    private int cycles;
    private int failures;
    private int told;

    PlayedDays(Trader trader, VirtualClock clock, PrintWriter out) {
        this.trader = trader;
        this.clock = clock;
        this.out = out;
        List.of("buy", "edit", "hold", "sell").forEach(kind -> decisions.put(kind, 0));
        trader.listen(this::count);
    }

    /** Plays every moment, and a last watch so that nothing that was filled goes unbooked. */
    void play(Schedule schedule) {
        Instant day = schedule.from().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        for (Moment moment : schedule) {
            if (trader.isStopping()) {
                break;
            }
            while (!moment.time().isBefore(day)) {
                tellDay(day);
                day = day.plus(Duration.ofDays(1));
            }
            clock.advanceTo(moment.time());
            switch (moment.kind()) {
                case CYCLE -> trader.cycle(moment.time());
                case WATCH -> trader.watch();
            }
            tellTrades();
        }
        if (trader.isStopping()) {
            out.println("Stopped at " + text(clock.instant()) + "; what it came to until then:");
            trader.watch();
        } else {
            clock.advanceTo(schedule.to());
            trader.watch();
            trader.cycle(schedule.to());
        }
        tellTrades();
    }

    private void count(DeskRun run) {
        failures += run.failure().isPresent() ? 1 : 0;
        cycles += run.isCycle() ? 1 : 0;
        // What a watch leaves as it is, it leaves every five minutes: that says nothing.
        run.verdicts().stream()
                .flatMap(verdict -> (run.isCycle() ? verdict.decisions() : verdict.actions()).stream())
                .forEach(this::count);
    }

    private void count(Decision decision) {
        String kind = switch (decision) {
            case Decision.Buy _ -> "buy";
            case Decision.Edit _ -> "edit";
            case Decision.Sell _ -> "sell";
            case Decision.Hold _ -> "hold";
        };
        decisions.merge(kind, 1, Integer::sum);
        reasons.merge(decision.why().reason(), 1, Integer::sum);
    }

    private void tellTrades() {
        List<Trade> trades = trader.book().trades();
        trades.subList(told, trades.size()).forEach(this::tell);
        told = trades.size();
    }

    private void tell(Trade trade) {
        out.printf(
                Locale.ROOT,
                "%s  #%-4d %-5s %-9s held %8s   net %9s $  %+6.2f %%%n",
                text(trade.closed()),
                trade.number(),
                trade.coin(),
                trade.exit().name().toLowerCase(Locale.ROOT),
                text(trade.held()),
                trade.net().rounded(2),
                trade.netPercent());
    }

    private void tellDay(Instant day) {
        out.printf(
                Locale.ROOT,
                "%s  ------ equity %s $, %d trades, %d positions%n",
                text(day),
                trader.performance().equity().rounded(2),
                trader.book().trades().size(),
                trader.book().positions().size());
        out.flush();
    }

    private static String text(Instant time) {
        return time.toString().substring(0, 16).replace('T', ' ');
    }

    private static String text(Duration held) {
        return held.toHours() + "h" + String.format(Locale.ROOT, "%02dm", held.toMinutesPart());
    }

    int cycles() {
        return cycles;
    }

    int failures() {
        return failures;
    }

    Map<String, Integer> decisions() {
        return Map.copyOf(decisions);
    }

    Map<Reason, Integer> reasons() {
        return new EnumMap<>(reasons);
    }
}
