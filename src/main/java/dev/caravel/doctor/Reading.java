package dev.caravel.doctor;

import dev.caravel.discretion.Mask;
import dev.caravel.kraken.KrakenReply;

/**
 * What came of one read.
 *
 * @param text the result as JSON, or why there is none
 * @param isResult whether it is a result
 */
public record Reading(String text, boolean isResult) {

    public static Reading result(String json) {
        return new Reading(json, true);
    }

    public static Reading failure(String why) {
        return new Reading(why, false);
    }

    /**
     * The result as a reply of Kraken's.
     *
     * @throws UnreadException if there is none
     */
    KrakenReply reply() {
        return KrakenReply.parse(200, "{\"error\":[],\"result\":" + json() + "}", Mask.NONE);
    }

    /**
     * The result.
     *
     * @throws UnreadException if there is none
     */
    String json() {
        if (!isResult) {
            throw new UnreadException(text);
        }
        return text;
    }

    /** Something could not be read. */
    static final class UnreadException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnreadException(String why) {
            super(why);
        }
    }
}
