package dev.caravel.simulation;

/** The process ends at this point: nobody catches it, and nothing that is only in memory is left. */
final class Crash extends Error {
    private static final long serialVersionUID = 1;

    /** How the place begins when a call has left and not arrived. */
    static final String ON_THE_WAY = "on the way";

    /** @param where step and side of it */
    Crash(String where) {
        super(where, null, false, false);
    }
}
