package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravel.market.DayFigures;
import dev.caravel.market.Ticker;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.Pit;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Time, SystemStatus, Ticker: what happens now. */
final class MarketMethods {
    private static final DateTimeFormatter RFC_1123 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yy HH:mm:ss Z", Locale.ROOT);
    private static final int LEAST_TICKER_DECIMALS = 5;

    private final Engine engine;

    MarketMethods(Engine engine) {
        this.engine = engine;
    }

    Map<String, Function<Arguments, String>> methods() {
        return Map.of("Time", this::time, "SystemStatus", this::systemStatus, "Ticker", this::ticker);
    }

    private String time(Arguments nothing) {
        return Json.object(json -> {
            json.writeNumberField("unixtime", engine.now().getEpochSecond());
            json.writeStringField("rfc1123", RFC_1123.format(engine.now().atOffset(ZoneOffset.UTC)));
        });
    }

    private String systemStatus(Arguments nothing) {
        return Json.object(json -> {
            json.writeStringField("status", "online");
            json.writeStringField(
                    "timestamp", engine.now().truncatedTo(ChronoUnit.SECONDS).toString());
        });
    }

    /** A coin that is not traded yet has no ticker and is left out, so that the others can still be read. */
    private String ticker(Arguments arguments) {
        return Json.object(json -> {
            for (Map.Entry<String, Pit> asked :
                    Names.of(engine, arguments).askedOrAll(arguments).entrySet()) {
                Pit pit = asked.getValue();
                if (pit.ticker().isPresent()) {
                    json.writeObjectFieldStart(asked.getKey());
                    ticker(json, pit, pit.ticker().get(), pit.day(engine.now()));
                    json.writeEndObject();
                }
            }
        });
    }

    private static void ticker(JsonGenerator json, Pit pit, Ticker ticker, DayFigures day) throws IOException {
        int prices = Math.max(LEAST_TICKER_DECIMALS, pit.listing().priceDecimals());
        int lots = pit.pair().lotDecimals();
        strings(json, "a", Json.text(ticker.ask().amount(), prices), "1", "1.000");
        strings(json, "b", Json.text(ticker.bid().amount(), prices), "1", "1.000");
        strings(
                json,
                "c",
                Json.text(ticker.last().amount(), prices),
                Json.text(pit.pair().ordermin().amount(), lots));
        DayFigures.Span today = day.today();
        DayFigures.Span hours = day.last24h();
        strings(json, "v", number(today.volume(), lots), number(hours.volume(), lots));
        strings(json, "p", number(today.average(), prices), number(hours.average(), prices));
        json.writeArrayFieldStart("t");
        json.writeNumber(today.candles());
        json.writeNumber(hours.candles());
        json.writeEndArray();
        strings(json, "l", number(today.low(), prices), number(hours.low(), prices));
        strings(json, "h", number(today.high(), prices), number(hours.high(), prices));
        json.writeStringField("o", number(day.open(), prices));
    }

    private static String number(double figure, int decimals) {
        return Json.text(BigDecimal.valueOf(figure), decimals);
    }

    private static void strings(JsonGenerator json, String name, String... texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
