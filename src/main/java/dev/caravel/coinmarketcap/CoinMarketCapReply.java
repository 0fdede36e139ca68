package dev.caravel.coinmarketcap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caravel.discretion.Excerpt;
import dev.caravel.discretion.Mask;

/**
 * A good reply.
 *
 * @param data what was asked for
 * @param credits what the call has cost
 */
public record CoinMarketCapReply(JsonNode data, int credits) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int NO_CODE = Integer.MIN_VALUE;

    /**
     * Reads a reply.
     *
     * @param status the HTTP status
     * @param content the whole body as text; empty if there was none
     * @param mask over what must not be seen should it have to be quoted
     * @throws CoinMarketCapException if it is not a good one
     */
    public static CoinMarketCapReply parse(int status, String content, Mask mask) {
        JsonNode reply = tree(status, content, mask);
        JsonNode block = reply.path("status");
        if (!block.isObject()) {
            throw stranger(status, content, mask);
        }
        // A number in v2, a text in v3.
        int code = block.path("error_code").asInt(NO_CODE);
        if (status != 200 || code != 0) {
            throw CoinMarketCapException.of(ErrorKind.of(code, status), named(status, block, mask));
        }
        JsonNode data = reply.path("data");
        if (!data.isContainerNode()) {
            throw stranger(status, content, mask);
        }
        return new CoinMarketCapReply(
                data, Math.max(0, block.path("credit_count").asInt(0)));
    }

    private static JsonNode tree(int status, String content, Mask mask) {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException _) {
            throw stranger(status, content, mask);
        }
    }

    private static String named(int status, JsonNode block, Mask mask) {
        String message = block.path("error_message").asText("");
        return "HTTP " + status + ", error " + block.path("error_code").asText("?")
                + (message.isBlank() ? "" : " (" + Excerpt.of(message, mask) + ")");
    }

    private static CoinMarketCapException stranger(int status, String content, Mask mask) {
        return CoinMarketCapException.of(
                ErrorKind.ofStranger(status),
                "HTTP " + status + ", no answer of its own: " + Excerpt.of(content, mask));
    }
}
