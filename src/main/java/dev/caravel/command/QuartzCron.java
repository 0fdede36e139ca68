package dev.caravel.command;

import dev.caravel.settings.Timetable;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** Understands cron expressions exactly as the cycle's Quartz trigger will. */
public final class QuartzCron implements Timetable.Reader {

    @Override
    public Timetable read(String expression, ZoneId zone) {
        try {
            CronExpression cron = new CronExpression(expression);
            cron.setTimeZone(TimeZone.getTimeZone(zone));
            return new QuartzTimetable(cron);
        } catch (ParseException | RuntimeException e) { // Quartz stumbles over some expressions before it refuses them
            throw new IllegalArgumentException(e.getMessage() == null ? "unreadable" : e.getMessage(), e);
        }
    }

    /** A {@link CronExpression} is read by several threads at once and not safe for them, so each look takes a copy. */
    private record QuartzTimetable(CronExpression cron) implements Timetable {
        @Override
        public Optional<Instant> next(Instant after) {
            Date next = new CronExpression(cron).getNextValidTimeAfter(Date.from(after));
            return next == null ? Optional.empty() : Optional.of(next.toInstant());
        }
    }
}
