package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravel.paper.engine.Refusal;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The parameters of a request, by name. The fields of an object are named {@code close[price]}, a list is {@code name[]} with its
 * elements joined by commas; what is empty counts as missing, and what a method does not know it never asks for. Immutable.
 */
public final class Arguments {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[0-9]{1,20}(\\.[0-9]{0,20})?|\\.[0-9]{1,20}");

    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** These values. */
    public static Arguments of(Map<String, String> values) {
        return new Arguments(new LinkedHashMap<>(values));
    }

    /** Reads {@code a=1&b=2}; a name that is repeated counts once, with its last value. */
    public static Arguments ofForm(String form) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : form.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                values.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return new Arguments(values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.of("EAPI:Bad request");
        }
    }

    /** Reads a JSON object. */
    public static Arguments ofJson(byte[] body) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            JsonNode root = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            if (!root.isObject()) {
                throw Refusal.of("EAPI:Bad request");
            }
            root.properties().forEach(field -> put(values, field.getKey(), field.getValue()));
        } catch (JsonProcessingException e) {
            throw Refusal.of("EAPI:Bad request");
        }
        return new Arguments(values);
    }

    private static void put(Map<String, String> values, String name, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(field -> put(values, name + '[' + field.getKey() + ']', field.getValue()));
        } else if (value.isArray()) {
            values.put(
                    name + "[]",
                    String.join(",", value.valueStream().map(JsonNode::asText).toList()));
        } else if (value.isBigDecimal() || value.isDouble()) {
            values.put(name, value.decimalValue().toPlainString());
        } else if (!value.isNull()) {
            values.put(name, value.asText());
        }
    }

    /** All of them, in the order in which they came. */
    public Map<String, String> values() {
        return values;
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(text -> !text.isEmpty());
    }

    public String required(String name) {
        return text(name).orElseThrow(() -> Refusal.argument(name));
    }

    public boolean isTrue(String name) {
        return text(name)
                .filter(text ->
                        text.equals("1") || text.toLowerCase(Locale.ROOT).equals("true"))
                .isPresent();
    }

    /** The parts of a list with commas; empty if it is missing. */
    public List<String> list(String name) {
        return text(name).stream()
                .flatMap(text -> Pattern.compile("\\s*,\\s*").splitAsStream(text.strip()))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** A number without sign, exponent or anything else that is not a digit. */
    public Optional<BigDecimal> decimal(String name, String error) {
        return text(name).map(text -> {
            if (!PLAIN_NUMBER.matcher(text).matches()) {
                throw Refusal.of(error);
            }
            return new BigDecimal(text);
        });
    }

    public OptionalInt integer(String name) {
        try {
            return text(name)
                    .map(text -> OptionalInt.of(Integer.parseInt(text)))
                    .orElse(OptionalInt.empty());
        } catch (NumberFormatException e) {
            throw Refusal.argument(name);
        }
    }

    /** A time in RFC 3339. */
    public Optional<Instant> rfc3339(String name) {
        try {
            return text(name).map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw Refusal.argument(name);
        }
    }

    /** A time in seconds since the epoch, with or without a fraction. */
    static Instant seconds(String text) {
        BigDecimal seconds = new BigDecimal(text);
        return Instant.ofEpochSecond(seconds.longValue())
                .plusNanos(seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }
}
