package dev.caravel.command.chaos;

import dev.caravel.paper.fault.Fault;
import dev.caravel.paper.fault.FaultRule;
import dev.caravel.paper.fault.FaultRule.Turn.Chance;
import dev.caravel.paper.fault.Faults;
import dev.caravel.paper.fault.Moment;
import java.time.Duration;
import java.util.List;

/** What goes wrong at the exchange: with about one order call in four, and with one read in twenty. Durations are real time. */
final class Weather {
    private static final String[] ORDERS = {"AddOrder", "AmendOrder", "CancelOrder"};
    /** Longer than the program waits for an answer. */
    private static final Duration TOO_SLOW = Duration.ofMillis(1_400);
    /** Longer than an order call may be on its way. */
    private static final Duration TOO_LATE = Duration.ofMillis(600);

    private static final Duration IN_TIME = Duration.ofMillis(60);

    private Weather() {}

    static Faults rough(long seed) {
        return Faults.of(
                seed,
                List.of(
                        orders(0.03, new Fault.Reset(Moment.AFTER)),
                        orders(0.02, new Fault.Reset(Moment.BEFORE)),
                        orders(0.01, new Fault.Close(Moment.AFTER)),
                        orders(0.01, new Fault.Page(502, Moment.AFTER)),
                        orders(0.01, new Fault.Page(520, Moment.BEFORE)),
                        orders(0.01, new Fault.Empty(Moment.AFTER)),
                        orders(0.01, new Fault.Truncated()),
                        orders(0.01, new Fault.Cut()),
                        orders(0.01, new Fault.Refused("EService:Busy", Moment.AFTER)),
                        orders(0.01, new Fault.Refused("EService:Unavailable", Moment.BEFORE)),
                        orders(0.01, new Fault.Refused("EGeneral:Internal error", Moment.AFTER)),
                        orders(0.01, new Fault.Refused("EOrder:Rate limit exceeded", Moment.BEFORE)),
                        orders(0.01, new Fault.Twice(true)),
                        orders(0.01, new Fault.Twice(false)),
                        orders(0.01, new Fault.Slow(TOO_SLOW)),
                        orders(0.01, new Fault.Late(IN_TIME)),
                        orders(0.01, new Fault.Late(TOO_LATE)),
                        any(0.02, new Fault.Reset(Moment.BEFORE)),
                        any(0.01, new Fault.Page(502, Moment.BEFORE)),
                        any(0.01, new Fault.Truncated()),
                        any(0.005, new Fault.Refused("EService:Busy", Moment.BEFORE)),
                        any(0.005, new Fault.Slow(IN_TIME))));
    }

    /** One call in twenty, of any kind, without end. */
    static Faults steady(long seed) {
        return Faults.of(
                seed,
                List.of(
                        any(0.01, new Fault.Reset(Moment.AFTER)),
                        any(0.01, new Fault.Reset(Moment.BEFORE)),
                        any(0.01, new Fault.Page(502, Moment.AFTER)),
                        any(0.01, new Fault.Truncated()),
                        any(0.005, new Fault.Refused("EService:Busy", Moment.AFTER)),
                        any(0.005, new Fault.Slow(IN_TIME))));
    }

    private static FaultRule orders(double chance, Fault fault) {
        return FaultRule.of(fault, new Chance(chance), ORDERS);
    }

    private static FaultRule any(double chance, Fault fault) {
        return FaultRule.of(fault, new Chance(chance));
    }
}
