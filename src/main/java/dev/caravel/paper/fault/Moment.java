package dev.caravel.paper.fault;

/** On which side of the exchange's own work a fault happens. */
public enum Moment {
    /** The exchange has not seen the request and never will. */
    BEFORE,
    /** The exchange has carried the request out; the client cannot know. */
    AFTER
}
