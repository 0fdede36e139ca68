package dev.caravel.replay;

import java.time.Instant;
import java.util.Optional;

/** When cycles are due, by whatever rule: a parsed Quartz expression in the program, a plain interval in tests. */
@FunctionalInterface
public interface CronTimes {

    /** The first due time strictly after the given one, or nothing if there are no more. */
    Optional<Instant> next(Instant after);
}
