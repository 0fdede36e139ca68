package dev.caravel.command;

/** What the process answers to the shell. */
public final class ExitCode {
    /** The command did its work. */
    public static final int DONE = 0;

    /** It could not. */
    public static final int FAILED = 1;

    /** It was called or configured wrongly: nothing was begun. */
    public static final int MISUSED = 2;

    private ExitCode() {}
}
