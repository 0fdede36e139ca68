package dev.caravel.settings;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When Caravel looks at the market.
 *
 * @param cron the Quartz expression of the cycle
 * @param zone in which the expression is meant
 * @param cycle the same, understood
 * @param watch from one watch to the next; empty: no watches
 * @param deskBudget longest that one run may hold the desk
 * @param clockSpeed how many seconds of market time pass in one second
 */
public record ScheduleSettings(
        String cron, ZoneId zone, Timetable cycle, Optional<Duration> watch, Duration deskBudget, int clockSpeed) {

    static final Setting<String> CRON = Setting.of(
            "caravel.cycle.cron",
            Kind.text("\\S.*", "a Quartz expression; at least 5 minutes apart"),
            "0 0/20 * * * ?",
            "When the cycle runs: second, minute, hour, day, month, weekday.");
    static final Setting<ZoneId> ZONE =
            Setting.of("caravel.cycle.zone", Kind.zone(), "UTC", "The time zone of caravel.cycle.cron.");
    static final Setting<Optional<Duration>> WATCH = Setting.of(
            "caravel.watch.every",
            Kind.durationOrOff("5s", "5m"),
            "30s",
            "How often fills are read and stops enforced between the cycles.");
    static final Setting<Duration> DESK_BUDGET = Setting.of(
            "caravel.desk.budget",
            Kind.duration("10s", "4m"),
            "45s",
            "The longest time that one cycle or watch may take.");
    static final Setting<Integer> CLOCK_SPEED = Setting.of(
            "caravel.clock.speed",
            Kind.whole(1, 100_000, "times real time"),
            "1",
            "How fast a replayed market is played; not 1 only on paper.");

    static final Group GROUP = Group.of("When it runs", CRON, ZONE, WATCH, DESK_BUDGET, CLOCK_SPEED);

    static ScheduleSettings of(Values values, Timetable cycle) {
        return new ScheduleSettings(
                values.of(CRON),
                values.of(ZONE),
                cycle,
                values.of(WATCH),
                values.of(DESK_BUDGET),
                values.of(CLOCK_SPEED));
    }
}
