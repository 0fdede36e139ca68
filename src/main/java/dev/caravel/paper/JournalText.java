package dev.caravel.paper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.market.Coin;
import dev.caravel.market.Pair;
import dev.caravel.market.Volume;
import dev.caravel.paper.engine.Observation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The lines of a journal file: one JSON object each, the first with the set-up. */
final class JournalText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JournalText() {}

    /** The first line. */
    record Head(Instant time, Map<String, String> setup) {}

    static String text(Head head) {
        ObjectNode line = JSON.createObjectNode();
        line.put("time", head.time.toString());
        line.set("setup", object(head.setup));
        return line.toString();
    }

    static String text(JournalLine line) {
        ObjectNode json = JSON.createObjectNode().put("time", line.time().toString());
        switch (line) {
            case JournalLine.Request request ->
                json.put("key", request.key())
                        .put("nonce", request.nonce())
                        .put("method", request.method())
                        .put("result", request.result())
                        .set("arguments", object(request.arguments()));
            case JournalLine.Observed(Observation seen) -> MarketText.write(json, seen);
            case JournalLine.Listed(Instant _, Pair pair) -> MarketText.write(json, pair);
            case JournalLine.Allowed(Instant _, int mostOpen) -> json.put("mostOpen", mostOpen);
            case JournalLine.Opened(Instant _, String account) -> json.put("opened", account);
            case JournalLine.Treated(Instant _, String account, Treatment treatment) -> {
                json.put("treated", account);
                switch (treatment) {
                    case Treatment.Pieces(int least) -> json.put("pieces", least);
                    case Treatment.PostAccepted() -> json.put("postAccepted", true);
                    case Treatment.Earn(Coin coin, Volume volume) ->
                        json.put("earn", coin.symbol()).put("volume", volume.toString());
                }
            }
            case JournalLine.Seen _ -> {}
        }
        return json.toString();
    }

    /** Reads the first line; fails with any exception if it is none. */
    static Head head(String text) throws JsonProcessingException {
        JsonNode json = JSON.readTree(text);
        return new Head(Instant.parse(json.required("time").asText()), texts(json.required("setup")));
    }

    /** Reads any other line; fails with any exception if it is none. */
    static JournalLine line(String text) throws JsonProcessingException {
        JsonNode json = JSON.readTree(text);
        Instant time = Instant.parse(json.required("time").asText());
        if (json.has("observed")) {
            return new JournalLine.Observed(MarketText.observation(json, time));
        }
        if (json.has("listed")) {
            return new JournalLine.Listed(time, MarketText.pair(json));
        }
        if (json.has("mostOpen")) {
            return new JournalLine.Allowed(time, json.get("mostOpen").asInt());
        }
        if (json.has("opened")) {
            return new JournalLine.Opened(time, json.get("opened").asText());
        }
        if (json.has("treated")) {
            return new JournalLine.Treated(time, json.get("treated").asText(), treatment(json));
        }
        if (!json.has("method")) {
            return new JournalLine.Seen(time);
        }
        return new JournalLine.Request(
                time,
                json.required("key").asText(),
                json.required("nonce").asText(),
                json.required("method").asText(),
                texts(json.required("arguments")),
                json.required("result").asText());
    }

    private static Treatment treatment(JsonNode json) {
        if (json.has("postAccepted")) {
            return new Treatment.PostAccepted();
        }
        return json.has("pieces")
                ? new Treatment.Pieces(json.get("pieces").asInt())
                : new Treatment.Earn(
                        new Coin(json.required("earn").asText()),
                        Volume.of(json.required("volume").asText()));
    }

    private static ObjectNode object(Map<String, String> texts) {
        ObjectNode json = JSON.createObjectNode();
        texts.forEach(json::put);
        return json;
    }

    private static Map<String, String> texts(JsonNode json) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }
}
