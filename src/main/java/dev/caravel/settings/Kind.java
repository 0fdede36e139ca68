package dev.caravel.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the text of a setting must look like and what it means.
 *
 * @param range what is allowed, with its unit, as it stands in messages and documents: {@code 1 to 10 cycles}
 * @param parser makes the value; its {@link IllegalArgumentException} says what is wrong with the text: {@code not a whole number}
 */
public record Kind<T>(String range, Function<String, T> parser) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");
    private static final Pattern URL = Pattern.compile(
            "(https://[A-Za-z0-9.-]+|http://(localhost|127\\.0\\.0\\.1))(:\\d{1,5})?(/[A-Za-z0-9._~-]+)*");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    /**
     * The value of a text.
     *
     * @throws IllegalArgumentException saying what is wrong: {@code out of range}
     */
    T parse(String text) {
        return parser.apply(text);
    }

    <R> Kind<R> map(Function<T, R> change) {
        return new Kind<>(range, text -> change.apply(parse(text)));
    }

    /** Text that matches the pattern as a whole. */
    static Kind<String> text(String pattern, String range) {
        Pattern whole = Pattern.compile(pattern);
        return new Kind<>(range, text -> {
            check(whole.matcher(text).matches(), "not allowed");
            return text;
        });
    }

    /** One of the constants, in small letters. */
    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        String range = constants.stream().map(Kind::word).collect(Collectors.joining(" or "));
        return new Kind<>(
                range,
                text -> constants.stream()
                        .filter(constant -> word(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("not one of the choices")));
    }

    static Kind<String> oneOf(List<String> words) {
        return new Kind<>(String.join(" or ", words), text -> {
            check(words.contains(text), "not one of the choices");
            return text;
        });
    }

    /** Any of the words, between commas, or nothing. */
    static Kind<List<String>> anyOf(List<String> words) {
        return new Kind<>("comma list: " + String.join(", ", words) + "; or nothing", text -> {
            List<String> items = Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList();
            for (String item : items) {
                check(
                        words.contains(item),
                        "there is no " + item + ", did you mean " + EditDistance.nearest(item, words) + "?");
            }
            return items;
        });
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind<Boolean> yesNo() {
        return oneOf(List.of("yes", "no")).map("yes"::equals);
    }

    static Kind<Integer> whole(int least, int most, String unit) {
        return new Kind<>(range(least, most, unit), text -> {
            check(WHOLE.matcher(text).matches(), "not a whole number");
            int number = Integer.parseInt(text);
            check(number >= least && number <= most, "out of range");
            return number;
        });
    }

    static Kind<BigDecimal> number(String least, String most, String unit) {
        BigDecimal lowest = new BigDecimal(least);
        BigDecimal highest = new BigDecimal(most);
        return new Kind<>(range(least, most, unit), text -> {
            check(NUMBER.matcher(text).matches(), "not a number");
            BigDecimal number = new BigDecimal(text);
            check(number.compareTo(lowest) >= 0 && number.compareTo(highest) <= 0, "out of range");
            return number;
        });
    }

    static Kind<BigDecimal> percent(String least, String most) {
        return number(least, most, "percent");
    }

    private static String range(Object least, Object most, String unit) {
        return (least + " to " + most + " " + unit).strip();
    }

    /** Written as {@code 30s}, {@code 10m}, {@code 12h}, {@code 7d} or {@code 1h30m}. */
    static Kind<Duration> duration(String least, String most) {
        Duration shortest = HumanDuration.parse(least);
        Duration longest = HumanDuration.parse(most);
        return new Kind<>(range(least, most, ""), text -> {
            Duration duration = HumanDuration.parse(text);
            check(duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0, "out of range");
            return duration;
        });
    }

    /** A duration, or 0 for never. */
    static Kind<Optional<Duration>> durationOrOff(String least, String most) {
        Kind<Duration> duration = duration(least, most);
        return new Kind<>(
                duration.range + ", or 0 for off",
                text -> text.equals("0") ? Optional.empty() : Optional.of(duration.parse(text)));
    }

    /** A whole number, or the word off. */
    static Kind<Optional<Integer>> wholeOrOff(int least, int most) {
        Kind<Integer> whole = whole(least, most, "");
        return new Kind<>(
                whole.range + ", or off",
                text -> text.equals("off") ? Optional.empty() : Optional.of(whole.parse(text)));
    }

    /** The value, or nothing when the text is empty. */
    static <T> Kind<Optional<T>> optional(Kind<T> kind) {
        return new Kind<>(
                kind.range + ", or nothing", text -> text.isEmpty() ? Optional.empty() : Optional.of(kind.parse(text)));
    }

    /** The items between the commas; at least one. */
    static <T> Kind<List<T>> list(Kind<T> item) {
        return new Kind<>(
                "comma list: " + item.range,
                text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .map(item::parse)
                        .toList());
    }

    static Kind<ZoneId> zone() {
        return new Kind<>("a time zone like UTC or Europe/Berlin", text -> {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("not a time zone", e);
            }
        });
    }

    static Kind<Instant> instant() {
        return new Kind<>("a UTC time like 2026-01-01T00:00:00Z", text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("not a UTC time", e);
            }
        });
    }

    /** A time of the day, to the minute. */
    static Kind<Optional<LocalTime>> timeOrOff() {
        return new Kind<>("a UTC time of the day like 00:05, or off", text -> {
            if (text.equals("off")) {
                return Optional.empty();
            }
            check(TIME.matcher(text).matches(), "not a time of the day");
            return Optional.of(LocalTime.parse(text));
        });
    }

    static Kind<Path> path(String range) {
        return new Kind<>(range, text -> {
            check(!text.isBlank() && text.indexOf('\0') < 0, "not a path");
            return Path.of(text);
        });
    }

    /** Where a key is sent to: in the open only to this machine. */
    static Kind<URI> url() {
        return new Kind<>("https://host[:port][/path]; http only for localhost or 127.0.0.1", text -> {
            check(URL.matcher(text).matches(), "not such a URL");
            try {
                return new URI(text);
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException("not a URL", e);
            }
        });
    }

    /** Throws {@link IllegalArgumentException} with the complaint unless the condition holds. */
    static void check(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException(complaint);
        }
    }
}
