package dev.caravel.command;

/** A command cannot do its work for a reason that its owner can understand. The message is one line: what, where, what to do. */
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CommandFailed(String message) {
        super(message);
    }

    public CommandFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
