package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.paper.engine.Pit;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How Kraken writes: exact figures as strings with fixed decimals, times as numbers of seconds. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int MICROS = 6;
    private static final int LEAST_PRICE_DECIMALS = 5;
    private static final int LOT_DECIMALS = 3;

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

    /** A price as market data have it: with five decimals or more. */
    static String price(Pit pit, Price price) {
        return text(price.amount(), Math.max(LEAST_PRICE_DECIMALS, pit.listing().priceDecimals()));
    }

    /** A volume as books have it: in thousandths, and never none where there is something. */
    static String lots(Volume volume) {
        BigDecimal rounded = volume.amount().setScale(LOT_DECIMALS, RoundingMode.HALF_UP);
        boolean lost = rounded.signum() == 0 && volume.isPositive();
        return (lost ? BigDecimal.valueOf(1, LOT_DECIMALS) : rounded).toPlainString();
    }

    /** A time to the second. */
    static String rfc3339(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Nanoseconds since the epoch. */
    static BigInteger nanos(Instant time) {
        return BigInteger.valueOf(time.getEpochSecond())
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(time.getNano()));
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
