package dev.caravel.replay;

import java.time.Instant;

/** A point in market time at which something is to be run. */
public record Moment(Instant time, Kind kind) {

    /** What is run, in the order in which two of the same time are run. */
    public enum Kind {
        /** First: what has been filled must be known before anything is decided. */
        WATCH,
        CYCLE
    }
}
