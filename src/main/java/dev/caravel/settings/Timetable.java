package dev.caravel.settings;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When the cycle runs: a cron expression that has been understood. Immutable or safe for threads. */
public interface Timetable {

    /** The first time after the given one, or nothing if it never runs again. */
    Optional<Instant> next(Instant after);

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
