package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravel.market.Price;
import dev.caravel.order.Side;
import dev.caravel.paper.engine.Bar;
import dev.caravel.paper.engine.BestPrices;
import dev.caravel.paper.engine.Deal;
import dev.caravel.paper.engine.Depth;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.Pit;
import dev.caravel.paper.engine.Refusal;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** OHLC, Depth, Trades, Spread: what was traded in a pair, and what is offered. */
final class TapeMethods {
    private static final Set<Integer> INTERVALS = Set.of(1, 5, 15, 30, 60, 240, 1440, 10080, 21600);
    private static final int DEPTH = 100;
    private static final int MOST_DEPTH = 500;
    private static final int MOST_TRADES = 1000;

    private final Engine engine;

    TapeMethods(Engine engine) {
        this.engine = engine;
    }

    Map<String, Function<Arguments, String>> methods() {
        return Map.of("OHLC", this::ohlc, "Depth", this::depth, "Trades", this::trades, "Spread", this::spread);
    }

    private String ohlc(Arguments arguments) {
        Map.Entry<String, Pit> asked = Names.of(engine, arguments).asked(arguments);
        int minutes = arguments.integer("interval").orElse(1);
        if (!INTERVALS.contains(minutes)) {
            throw Refusal.argument("interval");
        }
        Duration interval = Duration.ofMinutes(minutes);
        Instant since = arguments.time("since").orElse(Instant.MIN);
        List<Bar> bars = asked.getValue().bars(interval, engine.now());
        return Json.object(json -> {
            json.writeArrayFieldStart(asked.getKey());
            for (int i = 0; i < bars.size(); i++) {
                // the running one is there whatever was asked
                if (bars.get(i).time().isAfter(since) || i == bars.size() - 1) {
                    bar(json, asked.getValue(), bars.get(i));
                }
            }
            json.writeEndArray();
            Instant running = bars.isEmpty() ? engine.now() : bars.getLast().time();
            json.writeNumberField("last", running.minus(interval).getEpochSecond());
        });
    }

    private static void bar(JsonGenerator json, Pit pit, Bar bar) throws IOException {
        int prices = pit.listing().priceDecimals();
        json.writeStartArray();
        json.writeNumber(bar.time().getEpochSecond());
        for (Price price : List.of(bar.open(), bar.high(), bar.low(), bar.close())) {
            json.writeString(Json.text(price.amount(), prices));
        }
        json.writeString(Json.text(bar.average(prices), prices));
        json.writeString(Json.text(bar.volume().amount(), pit.pair().lotDecimals()));
        json.writeNumber(bar.count());
        json.writeEndArray();
    }

    private String depth(Arguments arguments) {
        Map.Entry<String, Pit> asked = Names.of(engine, arguments).asked(arguments);
        Pit pit = asked.getValue();
        Depth depth = pit.depth(arguments.count("count", DEPTH, MOST_DEPTH));
        return Json.object(json -> {
            json.writeObjectFieldStart(asked.getKey());
            rows(json, "asks", pit, depth.asks());
            rows(json, "bids", pit, depth.bids());
            json.writeEndObject();
        });
    }

    private static void rows(JsonGenerator json, String name, Pit pit, List<Depth.Row> rows) throws IOException {
        json.writeArrayFieldStart(name);
        for (Depth.Row row : rows) {
            json.writeStartArray();
            json.writeString(Json.price(pit, row.price()));
            json.writeString(Json.lots(row.volume()));
            json.writeNumber(row.time().getEpochSecond());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private String trades(Arguments arguments) {
        Map.Entry<String, Pit> asked = Names.of(engine, arguments).asked(arguments);
        Pit pit = asked.getValue();
        Optional<Instant> since = arguments.time("since");
        List<Deal> deals = pit.deals(since, arguments.count("count", MOST_TRADES, MOST_TRADES));
        Instant last =
                deals.isEmpty() ? since.orElse(engine.now()) : deals.getLast().time();
        return Json.object(json -> {
            json.writeArrayFieldStart(asked.getKey());
            for (Deal deal : deals) {
                deal(json, pit, deal);
            }
            json.writeEndArray();
            json.writeStringField("last", Json.nanos(last).toString());
        });
    }

    private static void deal(JsonGenerator json, Pit pit, Deal deal) throws IOException {
        json.writeStartArray();
        json.writeString(Json.price(pit, deal.price()));
        json.writeString(Json.text(deal.volume().amount(), pit.pair().lotDecimals()));
        json.writeNumber(new BigDecimal(Json.nanos(deal.time()), 9).toPlainString());
        json.writeString(deal.side() == Side.BUY ? "b" : "s");
        json.writeString(deal.market() ? "m" : "l");
        json.writeString("");
        json.writeNumber(deal.id());
        json.writeEndArray();
    }

    private String spread(Arguments arguments) {
        Map.Entry<String, Pit> asked = Names.of(engine, arguments).asked(arguments);
        Pit pit = asked.getValue();
        List<BestPrices> rows = pit.bestPrices(arguments.time("since").orElse(Instant.MIN), engine.now());
        return Json.object(json -> {
            json.writeArrayFieldStart(asked.getKey());
            for (BestPrices row : rows) {
                json.writeStartArray();
                json.writeNumber(row.time().getEpochSecond());
                json.writeString(Json.price(pit, row.bid()));
                json.writeString(Json.price(pit, row.ask()));
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeNumberField("last", engine.now().getEpochSecond());
        });
    }
}
