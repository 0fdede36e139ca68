package dev.caravel.settings;

/** How the lines of the log are written. */
public enum LogFormat {
    /** For people. */
    TEXT,
    /** For programs: an object a line, with the cycle, coin and order that it belongs to. */
    JSON
}
