package dev.caravel.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.market.Candle;
import dev.caravel.market.Coin;
import dev.caravel.market.DayFigures;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.PairStatus;
import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import dev.caravel.market.Touch;
import dev.caravel.market.Volume;
import dev.caravel.paper.engine.Observation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What a journal keeps of a market that is followed, as fields of a line. Reading fails with any exception if it is none. */
final class MarketText {
    private MarketText() {}

    static void write(ObjectNode json, Observation seen) {
        json.put("observed", seen.index()).put("coin", seen.coin());
        seen.candle().ifPresent(candle -> {
            ArrayNode row = json.putArray("candle");
            row.add(candle.time())
                    .add(candle.open())
                    .add(candle.high())
                    .add(candle.low())
                    .add(candle.close())
                    .add(candle.volume());
        });
        seen.touch().ifPresent(touch -> {
            Ticker ticker = touch.ticker();
            json.putArray("touch")
                    .add(ticker.coin().symbol())
                    .add(ticker.bid().toString())
                    .add(ticker.ask().toString())
                    .add(ticker.last().toString())
                    .add(touch.volume());
        });
    }

    static Observation observation(JsonNode json, Instant time) {
        return new Observation(
                json.required("coin").asInt(),
                json.required("observed").asLong(),
                time,
                Optional.ofNullable(json.get("candle")).map(MarketText::candle),
                Optional.ofNullable(json.get("touch")).map(MarketText::touch));
    }

    private static Candle candle(JsonNode row) {
        return new Candle(
                row.required(0).asLong(),
                row.required(1).asDouble(),
                row.required(2).asDouble(),
                row.required(3).asDouble(),
                row.required(4).asDouble(),
                row.required(5).asDouble());
    }

    private static Touch touch(JsonNode row) {
        Ticker ticker = new Ticker(
                new Coin(row.required(0).asText()),
                Price.of(row.required(1).asText()),
                Price.of(row.required(2).asText()),
                Price.of(row.required(3).asText()));
        return new Touch(ticker, row.required(4).asDouble(), DayFigures.NOTHING);
    }

    static void write(ObjectNode json, Pair pair) {
        json.put("listed", pair.coin().symbol())
                .put("id", pair.id())
                .put("altname", pair.altname())
                .put("base", pair.base())
                .put("quote", pair.quote())
                .put("tick", pair.tick().toPlainString())
                .put("lotDecimals", pair.lotDecimals())
                .put("costDecimals", pair.costDecimals())
                .put("ordermin", pair.ordermin().toString())
                .put("costmin", pair.costmin().toString())
                .put("status", pair.status().name());
    }

    static Pair pair(JsonNode json) {
        return new Pair(
                new Coin(json.required("listed").asText()),
                json.required("id").asText(),
                json.required("altname").asText(),
                json.required("base").asText(),
                json.required("quote").asText(),
                new BigDecimal(json.required("tick").asText()),
                json.required("lotDecimals").asInt(),
                json.required("costDecimals").asInt(),
                Volume.of(json.required("ordermin").asText()),
                Money.of(json.required("costmin").asText()),
                PairStatus.valueOf(json.required("status").asText()));
    }
}
