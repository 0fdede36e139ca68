package dev.caravel.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When the cycle runs: a cron expression that has been understood. Immutable or safe for threads. */
public interface Timetable {

    /** The first time after the given one, or nothing if it never runs again. */
    Optional<Instant> next(Instant after);

    /** The last time that is not after the given one, or nothing if there was none for a year. */
    default Optional<Instant> last(Instant now) {
        for (Duration back = Duration.ofMinutes(5); back.compareTo(Duration.ofDays(366)) < 0; back = back.plus(back)) {
            Optional<Instant> last = Optional.empty();
            Optional<Instant> next = next(now.minus(back));
            while (next.isPresent() && !next.get().isAfter(now)) {
                last = next;
                next = next(next.get());
            }
            if (last.isPresent()) {
                return last;
            }
        }
        return Optional.empty();
    }

    /** Understands cron expressions. Quartz does, which these settings do not depend on. */
    interface Reader {
        /**
         * Reads an expression of six or seven fields, seconds first.
         *
         * @throws IllegalArgumentException saying what is wrong with it
         */
        Timetable read(String expression, ZoneId zone);
    }
}
