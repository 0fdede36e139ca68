package dev.caravel.route;

/** What the desk is asked for, the most urgent first. */
public enum DeskKind {
    /** Nothing but what ends every run: save what is new, tell the owner. */
    ERRAND,
    /** Look after what is open. */
    WATCH,
    /** Run the strategy. */
    CYCLE
}
