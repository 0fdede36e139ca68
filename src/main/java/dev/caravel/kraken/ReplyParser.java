package dev.caravel.kraken;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caravel.discretion.Excerpt;
import dev.caravel.discretion.Mask;
import java.util.ArrayList;
import java.util.List;

/** Tells answers of Kraken's from everything else; amounts stay exactly as they are written. */
final class ReplyParser {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private ReplyParser() {}

    static KrakenReply parse(int status, String content, Mask mask) {
        if (status != 200) {
            return new KrakenReply.Unreadable("HTTP " + status + ": " + Excerpt.of(content, mask));
        }
        JsonNode reply;
        try {
            reply = JSON.readTree(content);
        } catch (JsonProcessingException notJson) {
            return new KrakenReply.Unreadable(
                    "not JSON (" + notJson.getClass().getSimpleName() + "): " + Excerpt.of(content, mask));
        }
        JsonNode error = reply.path("error");
        if (!error.isArray()) {
            return new KrakenReply.Unreadable("no list of errors: " + Excerpt.of(content, mask));
        }
        List<String> errors = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        error.forEach(text -> (text.asText().startsWith("E") ? errors : warnings).add(text.asText()));
        JsonNode result = reply.path("result");
        if (errors.isEmpty()) {
            return new KrakenReply.Result(result, List.copyOf(warnings));
        }
        return result.isEmpty()
                ? new KrakenReply.Refusal(List.copyOf(errors))
                : new KrakenReply.Unreadable("both a result and " + String.join(", ", errors));
    }
}
