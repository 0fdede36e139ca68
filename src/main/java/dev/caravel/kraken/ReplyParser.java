package dev.caravel.kraken;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/** Tells answers of Kraken's from everything else; amounts stay exactly as they are written. */
final class ReplyParser {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private static final int LONGEST_QUOTE = 80;

    private ReplyParser() {}

    static KrakenReply parse(int status, String content) {
        if (status != 200) {
            return new KrakenReply.Unreadable("HTTP " + status + ": " + beginning(content));
        }
        JsonNode reply;
        try {
            reply = JSON.readTree(content);
        } catch (JsonProcessingException notJson) {
            return new KrakenReply.Unreadable(
                    "not JSON (" + notJson.getClass().getSimpleName() + "): " + beginning(content));
        }
        JsonNode error = reply.path("error");
        if (!error.isArray()) {
            return new KrakenReply.Unreadable("no list of errors: " + beginning(content));
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

    /** One line that shows what came instead. */
    private static String beginning(String content) {
        if (content.isBlank()) {
            return "no content";
        }
        String line = content.strip().replaceAll("[^\\x21-\\x7E]+", " ");
        return line.length() <= LONGEST_QUOTE
                ? line
                : line.substring(0, LONGEST_QUOTE) + "… (" + content.length() + " characters)";
    }
}
