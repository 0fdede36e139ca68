package dev.caravel.paper.api;

import dev.caravel.paper.engine.Refusal;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The parameters of a request, by name. The fields of an object are named {@code close[price]}, those of a list's objects
 * {@code orders[0][price]}, and a list of plain values is {@code name[]} with its elements joined by commas, in a form as in JSON. What
 * is empty counts as missing, and what a method does not know it never asks for. Immutable.
 */
public final class Arguments {
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[0-9]{1,20}(\\.[0-9]{0,20})?|\\.[0-9]{1,20}");
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,10}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}(\\.[0-9]{0,9})?");
    private static final Pattern NANOSECONDS = Pattern.compile("[0-9]{16,21}");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** These values. */
    public static Arguments of(Map<String, String> values) {
        return new Arguments(new LinkedHashMap<>(values));
    }

    /** Reads {@code a=1&b=2}; a name that is repeated counts once, with its last value, unless it is a list's. */
    public static Arguments ofForm(String form) {
        Fields fields = new Fields();
        int start = 0;
        while (start < form.length()) {
            int next = form.indexOf('&', start);
            int end = next < 0 ? form.length() : next;
            int equals = form.indexOf('=', start, end);
            if (equals > start) {
                fields.add(decoded(form.substring(start, equals)), decoded(form.substring(equals + 1, end)));
            }
            start = end + 1;
        }
        return new Arguments(fields.values());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Fields.malformed();
        }
    }

    /** Reads a JSON object. */
    public static Arguments ofJson(byte[] body) {
        return new Arguments(JsonFields.read(body));
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

    /** A yes or no that is no unless it is said. */
    public boolean isTrue(String name) {
        return isTrue(name, false);
    }

    /** A yes or no, in the words of any language's booleans. */
    public boolean isTrue(String name, boolean otherwise) {
        return text(name)
                .map(text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "1" -> true;
                    case "false", "0" -> false;
                    default -> throw Refusal.argument(name);
                })
                .orElse(otherwise);
    }

    /** The parts of a list with commas; empty if it is missing. */
    public List<String> list(String name) {
        return text(name).stream()
                .flatMap(text -> COMMA.splitAsStream(text.strip()))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The ids that a request asks for: at least one, and no more than so many. */
    List<String> ids(String name, int most) {
        List<String> ids = list(name);
        if (ids.isEmpty() || ids.size() > most) {
            throw Refusal.argument(name);
        }
        return ids;
    }

    /** The objects of a list, each as the parameters that it would be by itself. */
    public List<Arguments> objects(String name) {
        Map<String, Map<String, String>> objects = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            int end = key.indexOf(']');
            if (key.startsWith(name + '[') && end > name.length() + 1 && key.startsWith("[", end + 1)) {
                int inner = key.indexOf(']', end + 1);
                if (inner > 0) {
                    objects.computeIfAbsent(key.substring(name.length() + 1, end), _ -> new LinkedHashMap<>())
                            .put(key.substring(end + 2, inner) + key.substring(inner + 1), value);
                }
            }
        });
        List<Arguments> all = new ArrayList<>();
        objects.values().forEach(fields -> all.add(new Arguments(fields)));
        return all;
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
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            if (INTEGER.matcher(text.get()).matches()) {
                return OptionalInt.of(Integer.parseInt(text.get()));
            }
        } catch (NumberFormatException e) {
            // ten digits, and too large all the same
        }
        throw Refusal.argument(name);
    }

    /** How many rows somebody wants: a number beyond the bounds, however large, means the bound. */
    int count(String name, int otherwise, int most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!DIGITS.matcher(text.get()).matches()) {
            throw Refusal.argument(name);
        }
        return text.get().length() > 9 ? most : Math.clamp(Integer.parseInt(text.get()), 1, most);
    }

    /** A time since the epoch, in seconds or, as its length tells, in nanoseconds. */
    Optional<Instant> time(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (NANOSECONDS.matcher(text.get()).matches()) {
            return Optional.of(seconds(new BigDecimal(text.get()).movePointLeft(9)));
        }
        if (SECONDS.matcher(text.get()).matches()) {
            return Optional.of(seconds(new BigDecimal(text.get())));
        }
        throw Refusal.argument(name);
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
    private static Instant seconds(BigDecimal seconds) {
        return Instant.ofEpochSecond(seconds.longValue())
                .plusNanos(seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }
}
