package dev.caravel.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravel.discretion.Mask;
import java.util.List;

/**
 * What came back from Kraken: HTTP 200 with {@code {"error":[…],"result":…}}, or something else, which says nothing about whether
 * the call was carried out.
 */
public sealed interface KrakenReply {

    /** Kraken answered, perhaps with warnings ({@code W…}). The result may still be empty. */
    record Result(JsonNode result, List<String> warnings) implements KrakenReply {}

    /** Kraken answered with at least one error ({@code E…}). */
    record Refusal(List<String> errors) implements KrakenReply {}

    /** No answer of Kraken's: a front door's page, half a text, a contradiction. */
    record Unreadable(String why) implements KrakenReply {}

    /**
     * Reads a reply.
     *
     * @param status the HTTP status
     * @param content the whole body as text; empty if there was none
     * @param mask over what must not be seen should it have to be quoted
     */
    static KrakenReply parse(int status, String content, Mask mask) {
        return ReplyParser.parse(status, content, mask);
    }

    /** Whether Kraken refused the call because there were too many. */
    default boolean isTooOften() {
        return this instanceof Refusal(var errors)
                && errors.stream().anyMatch(error -> KrakenErrors.kind(error) == ErrorKind.LIMIT);
    }

    /**
     * The result of a call that only read.
     *
     * @param method that was called, for the message
     * @throws KrakenException if there is none
     */
    default JsonNode resultOf(String method) {
        return switch (this) {
            case Result(JsonNode result, var _) -> result;
            case Refusal(var errors) -> throw new KrakenException.Refused(method, errors);
            case Unreadable(String why) -> throw new KrakenException.Unreadable(method, why);
        };
    }
}
