package dev.caravel.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.doctor.Reading.UnreadException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that was read of exchange and quotes, by the one process that may: as JSON it travels from the running bot to the doctor. It
 * holds no secret, but balances and orders. Immutable.
 *
 * @param runs how many runs of the desk had done something before the first read
 * @param time of the bot, when the reads were over
 * @param clock what is known of Kraken's clock
 * @param readings by the method that was called
 */
public record Examination(long runs, Instant time, Optional<Clock> clock, Map<String, Reading> readings) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * Kraken's clock.
     *
     * @param offset Kraken's time less ours
     * @param uncertainty how far that may be off either way
     */
    public record Clock(Duration offset, Duration uncertainty) {}

    public Examination {
        readings = Map.copyOf(readings);
    }

    /** What a call brought; that it was not made is a failure, too. */
    Reading of(String method) {
        return readings.getOrDefault(method, Reading.failure(method + " was not asked"));
    }

    public String json() {
        ObjectNode all = JSON.createObjectNode();
        all.put("runs", runs).put("time", time.toString());
        clock.ifPresent(known -> all.put("offset", known.offset().toMillis())
                .put("uncertainty", known.uncertainty().toMillis()));
        ObjectNode results = all.putObject("results");
        ObjectNode failures = all.putObject("failures");
        readings.forEach((method, reading) -> {
            if (reading.isResult()) {
                results.set(method, tree(reading.text()));
            } else {
                failures.put(method, reading.text());
            }
        });
        return all.toString();
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws UnreadException if it is something else
     */
    public static Examination read(String json) {
        JsonNode all = tree(json);
        Map<String, Reading> readings = new LinkedHashMap<>();
        all.path("results")
                .properties()
                .forEach(result -> readings.put(
                        result.getKey(), Reading.result(result.getValue().toString())));
        all.path("failures")
                .properties()
                .forEach(failure -> readings.put(
                        failure.getKey(), Reading.failure(failure.getValue().asText())));
        return new Examination(
                all.path("runs").asLong(), Instant.parse(all.path("time").asText()), clock(all), readings);
    }

    private static Optional<Clock> clock(JsonNode all) {
        return all.has("offset")
                ? Optional.of(new Clock(
                        Duration.ofMillis(all.path("offset").asLong()),
                        Duration.ofMillis(all.path("uncertainty").asLong())))
                : Optional.empty();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UnreadException("the answer is no JSON: " + e.getOriginalMessage());
        }
    }
}
