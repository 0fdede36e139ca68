package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravel.market.DayFigures;
import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import dev.caravel.market.Volume;
import dev.caravel.paper.engine.Deal;
import dev.caravel.paper.engine.Depth;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.Pit;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Time, SystemStatus, Ticker: what happens now. */
final class MarketMethods {
    private static final int LEAST_TICKER_DECIMALS = 5;

    private final Engine engine;

    MarketMethods(Engine engine) {
        this.engine = engine;
    }

    Map<String, Function<Arguments, String>> methods() {
        return Map.of("Time", this::time, "SystemStatus", this::systemStatus, "Ticker", this::ticker);
    }

    private String time(Arguments nothing) {
        return StatusJson.time(engine.now());
    }

    private String systemStatus(Arguments nothing) {
        return StatusJson.status(engine.mode(), engine.now());
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
        Depth best = pit.depth(1);
        best(json, "a", pit, ticker.ask(), best.asks());
        best(json, "b", pit, ticker.bid(), best.bids());
        Volume last = pit.newest().map(Deal::volume).orElse(Volume.ZERO);
        strings(json, "c", Json.price(pit, ticker.last()), Json.text(last.amount(), lots));
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

    /** A best price with what lies there: nothing if all of the side is taken. */
    private static void best(JsonGenerator json, String name, Pit pit, Price price, List<Depth.Row> rows)
            throws IOException {
        Volume volume = rows.isEmpty() ? Volume.ZERO : rows.getFirst().volume();
        String whole = volume.amount().toBigInteger().toString();
        strings(json, name, Json.price(pit, price), whole, Json.lots(volume));
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
