package dev.caravel.kraken;

import java.util.List;

/**
 * A call that only read did not bring what it was made for. The message says in one line what, where and what to do;
 * {@link #remedy} says it to the caller. Calls that change orders end in an {@link dev.caravel.order.Outcome} instead.
 */
public abstract sealed class KrakenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private KrakenException(String message) {
        super(message);
    }

    /** What to do about it. */
    public abstract Remedy remedy();

    /** Kraken answered with errors. */
    public static final class Refused extends KrakenException {
        private static final long serialVersionUID = 1;

        private final Remedy remedy;

        Refused(String method, List<String> errors) {
            super("Kraken " + method + ": " + String.join(", ", errors) + ": "
                    + KrakenErrors.gravest(errors).advice());
            remedy = KrakenErrors.gravest(errors).remedy();
        }

        @Override
        public Remedy remedy() {
            return remedy;
        }
    }

    /** The answer was none of Kraken's, or lacks what it must have. */
    public static final class Unreadable extends KrakenException {
        private static final long serialVersionUID = 1;

        Unreadable(String method, String why) {
            super("Kraken " + method + ": " + why + ": read again later; if it stays, look at status.kraken.com");
        }

        @Override
        public Remedy remedy() {
            return Remedy.TRY_AGAIN;
        }
    }
}
