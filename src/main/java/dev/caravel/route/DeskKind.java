package dev.caravel.route;

/** What the desk is asked for, the most urgent first. */
public enum DeskKind {
    /** Look after what is open. */
    WATCH,
    /** Run the strategy. */
    CYCLE
}
