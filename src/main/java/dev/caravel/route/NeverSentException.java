package dev.caravel.route;

/** A call was not put on the wire, on our own decision. */
final class NeverSentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NeverSentException(String why) {
        super(why);
    }

    NeverSentException(String why, Throwable cause) {
        super(why, cause);
    }
}
