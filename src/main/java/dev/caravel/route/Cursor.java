package dev.caravel.route;

import java.time.Instant;

/**
 * Where the trades of a coin go on.
 *
 * @param time up to when they were read
 * @param since the same as Kraken wants it, nanoseconds since the epoch
 * @param id of the newest one; 0 if there was none
 */
record Cursor(Instant time, String since, long id) {
    static Cursor at(Instant time) {
        return new Cursor(time, time.getEpochSecond() + "%09d".formatted(time.getNano()), 0);
    }
}
