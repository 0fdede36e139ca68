package dev.caravel.replay;

/** Recorded candles that cannot be played. The message is one line: which file, which line of it, what is wrong and what to do. */
public final class RecordingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RecordingException(String message) {
        super(message);
    }

    RecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
