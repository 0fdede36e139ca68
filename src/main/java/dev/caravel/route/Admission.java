package dev.caravel.route;

/** Whether a run was let in at the desk, which is asked once the state is known. */
public enum Admission {
    /** It did not come so far: the state could not be read. */
    NOT_ASKED,
    /** It was run. */
    IN,
    /** It had run before, or came up too late. */
    SKIPPED
}
