package dev.caravel.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One object of a reply, whose fields are read by name and type. Fields that nobody asks for do not matter; a field that is
 * missing or not of its type ends in a {@link KrakenException} that names it.
 *
 * @param method that was called, for messages
 * @param key of the object in the reply, for messages and as the id that it often is
 */
record Row(String method, String key, JsonNode node) {
    /** Digits on either side of the point. Kraken never writes an exponent, and a large one would fill the memory. */
    private static final int LONGEST = 30;

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1," + LONGEST + "}(\\.\\d{1," + LONGEST + "})?");

    /** The whole result of a call. */
    static Row result(String method, KrakenReply reply) {
        return new Row(method, "result", reply.resultOf(method)).checked();
    }

    private Row checked() {
        if (!node.isObject()) {
            throw new KrakenException.Unreadable(method, key + " is missing or no object");
        }
        return this;
    }

    Row object(String field) {
        return new Row(method, key + "." + field, node.path(field)).checked();
    }

    /** The fields that are objects themselves, each with its name as the key. */
    Stream<Row> rows() {
        return node.properties().stream().map(field -> new Row(method, field.getKey(), field.getValue()).checked());
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    Optional<String> optionalText(String field) {
        return Optional.of(node.path(field).asText("")).filter(text -> has(field) && !text.isEmpty());
    }

    String text(String field) {
        return optionalText(field).orElseThrow(() -> wrong(field, "is missing"));
    }

    List<String> texts(String field) {
        return StreamSupport.stream(node.path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    int integer(String field) {
        if (!node.path(field).canConvertToInt()) {
            throw wrong(field, "is missing or no whole number");
        }
        return node.path(field).intValue();
    }

    BigDecimal decimal(String field) {
        return decimal(field, node.path(field));
    }

    /** The first element of a list. */
    BigDecimal first(String field) {
        return element(field, 0);
    }

    /** An element of a list. */
    BigDecimal element(String field, int index) {
        return decimal(field, node.path(field).path(index));
    }

    /** A figure of a list that may as well be unknown: NaN. */
    double figure(String field, int index) {
        return plainDecimal(node.path(field).path(index).asText(""))
                .map(BigDecimal::doubleValue)
                .orElse(Double.NaN);
    }

    private BigDecimal decimal(String field, JsonNode value) {
        String text = value.isNumber() ? plain(value.decimalValue()) : value.asText("");
        return plainDecimal(text).orElseThrow(() -> wrong(field, "is missing or no plain number"));
    }

    private static String plain(BigDecimal number) {
        return Math.abs(number.scale()) <= LONGEST ? number.toPlainString() : number.toString();
    }

    /** The number that the text is; empty for anything else, relative prices like {@code +1.0%} included. */
    static Optional<BigDecimal> plainDecimal(String text) {
        return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    Money money(String field) {
        return new Money(decimal(field));
    }

    Price price(String field) {
        return new Price(notNegative(field, decimal(field)));
    }

    Price firstPrice(String field) {
        return new Price(notNegative(field, first(field)));
    }

    Volume volume(String field) {
        return new Volume(notNegative(field, decimal(field)));
    }

    private BigDecimal notNegative(String field, BigDecimal amount) {
        if (amount.signum() < 0) {
            throw wrong(field, "is below zero");
        }
        return amount;
    }

    /** Seconds since the epoch, with a fraction. */
    Instant time(String field) {
        BigDecimal seconds = notNegative(field, decimal(field));
        BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
        return Instant.ofEpochSecond(
                parts[0].longValue(), parts[1].movePointRight(9).longValue());
    }

    <E extends Enum<E>> Optional<E> optionalWord(String field, Class<E> words) {
        String word = node.path(field).asText("").toUpperCase(Locale.ROOT);
        return Arrays.stream(words.getEnumConstants())
                .filter(constant -> constant.name().equals(word))
                .findFirst();
    }

    <E extends Enum<E>> E word(String field, Class<E> words) {
        return optionalWord(field, words)
                .orElseThrow(() -> wrong(field, "is missing or a word that is not known here"));
    }

    private KrakenException wrong(String field, String what) {
        return new KrakenException.Unreadable(method, key + ": the field '" + field + "' " + what);
    }
}
