package dev.caravel.simulation;

/** What must never happen has happened. Not an exception, so that no route takes it for a failure of its own. */
final class Violation extends Error {
    private static final long serialVersionUID = 1;

    Violation(String what) {
        super(what);
    }
}
