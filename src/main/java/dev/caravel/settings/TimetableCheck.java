package dev.caravel.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Understands the schedule of the cycle and sees that it can be kept. */
final class TimetableCheck {
    static final Duration SHORTEST = Duration.ofMinutes(5);

    /** Enough to see two days of the fastest schedule. */
    private static final int LOOKAHEAD = 600;

    private final Timetable.Reader reader;
    private final InstantSource clock;
    private final List<Problem> problems;

    TimetableCheck(Timetable.Reader reader, InstantSource clock, List<Problem> problems) {
        this.reader = reader;
        this.clock = clock;
        this.problems = problems;
    }

    /** The timetable, or nothing if something is wrong with it, which is then written down. */
    Optional<Timetable> read(Values values) {
        Value cron = values.value(ScheduleSettings.CRON);
        if (List.of(ScheduleSettings.CRON, ScheduleSettings.ZONE).stream()
                .anyMatch(setting -> values.problem(setting).isPresent())) {
            return Optional.empty();
        }
        Timetable timetable;
        try {
            timetable = reader.read(cron.text(), values.of(ScheduleSettings.ZONE));
        } catch (IllegalArgumentException e) {
            return refuse(
                    cron,
                    "not a Quartz cron expression (" + e.getMessage() + ")",
                    "give second, minute, hour, day, month and weekday, like 0 0/20 * * * ?");
        }
        Optional<Instant> first = timetable.next(clock.instant());
        if (first.isEmpty()) {
            return refuse(cron, "this never comes", "give a time in the future, like 0 0/20 * * * ?");
        }
        if (shortestGap(timetable, first.get()).compareTo(SHORTEST) < 0) {
            return refuse(
                    cron,
                    "cycles come less than " + HumanDuration.format(SHORTEST) + " after one another",
                    "leave more time between them, like 0 0/20 * * * ?");
        }
        return Optional.of(timetable);
    }

    private Optional<Timetable> refuse(Value cron, String what, String remedy) {
        problems.add(new Problem(cron.source().where(), cron + ": " + what, remedy));
        return Optional.empty();
    }

    private static Duration shortestGap(Timetable timetable, Instant first) {
        Duration shortest = Duration.ofDays(1);
        Instant time = first;
        for (int i = 0; i < LOOKAHEAD; i++) {
            Optional<Instant> next = timetable.next(time);
            if (next.isEmpty()) {
                break;
            }
            Duration gap = Duration.between(time, next.get());
            shortest = gap.compareTo(shortest) < 0 ? gap : shortest;
            time = next.get();
        }
        return shortest;
    }
}
