package dev.caravel.paper.fault;

import java.time.Duration;
import java.util.function.Supplier;

/** What a client sees of its request. */
public sealed interface Reply {
    /** How long nothing comes. The exchange has done its work before, except for {@link Late}. */
    Duration after();

    /** An answer that refuses in Kraken's words, {@code E<category>:<text>}. */
    static Reply error(String error) {
        return Answer.json("{\"error\":[\"" + error + "\"]}");
    }

    /** A whole answer over HTTP. */
    record Answer(int status, String type, String body, Duration after) implements Reply {
        private static final String JSON = "application/json";

        static Answer json(String body) {
            return new Answer(200, JSON, body, Duration.ZERO);
        }

        static Answer page(int status, String html) {
            return new Answer(status, "text/html; charset=UTF-8", html, Duration.ZERO);
        }
    }

    /** An answer whose connection ends in its midst: what the headers promise and what of it arrives. */
    record Cut(Answer promised, String arrived, Duration after) implements Reply {}

    /**
     * No answer: the connection ends.
     *
     * @param seen whether the exchange has carried the request out, which a client cannot know
     * @param reset whether it ends by a reset, else it is closed in good order
     */
    record Lost(boolean seen, boolean reset, Duration after) implements Reply {}

    /**
     * The request is still under way, and arrives whether its client has given up or not.
     *
     * @param arrival to be called once, when the time has passed: only then does the exchange see the request
     */
    record Late(Duration after, Supplier<Reply> arrival) implements Reply {}
}
