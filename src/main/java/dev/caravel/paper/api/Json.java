package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** How Kraken writes: exact figures as strings with fixed decimals, times as numbers of seconds. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int MICROS = 6;

    private Json() {}

    /** Something that writes one value. */
    interface Value {
        void write(JsonGenerator json) throws IOException;
    }

    /** The text of an object with these fields. */
    static String object(Value fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static void amount(JsonGenerator json, String name, BigDecimal amount, int decimals) throws IOException {
        json.writeStringField(name, text(amount, decimals));
    }

    /** With exactly so many decimals, never an exponent. */
    static String text(BigDecimal amount, int decimals) {
        return amount.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    /** Seconds since the epoch; the exchange's times are whole microseconds. */
    static void time(JsonGenerator json, String name, Instant time) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(seconds(time).toPlainString());
    }

    static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000, MICROS);
    }
}
