package dev.caravel.paper.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.paper.api.StatusJson;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Changes answers of the exchange after the fact. Anything but a good answer stays as it is. */
final class Rewriting {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Rewriting() {}

    static String withoutFees(String pairs) {
        return changed(
                pairs,
                result -> result.forEach(pair -> {
                    if (pair instanceof ObjectNode fields && fields.has("fees")) {
                        fields.putArray("fees");
                        fields.putArray("fees_maker");
                    }
                }));
    }

    static String skewed(String time, Duration by) {
        return changed(time, result -> {
            Instant told =
                    Instant.ofEpochSecond(result.path("unixtime").asLong()).plus(by);
            result.put("unixtime", told.getEpochSecond());
            result.put("rfc1123", StatusJson.rfc1123(told));
        });
    }

    /** The ids of all orders that an answer names as placed; none if it is not good. */
    static Set<String> txids(String answer) {
        Set<String> all = new HashSet<>();
        for (JsonNode placed : read(answer).path("result").findValues("txid")) {
            if (placed.isArray()) {
                placed.forEach(id -> all.add(id.asText()));
            } else {
                all.add(placed.asText());
            }
        }
        return all;
    }

    private static String changed(String answer, Consumer<ObjectNode> change) {
        JsonNode json = read(answer);
        if (json.path("result") instanceof ObjectNode result) {
            change.accept(result);
            return json.toString();
        }
        return answer;
    }

    private static JsonNode read(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the paper exchange has written something that is no JSON", e);
        }
    }
}
