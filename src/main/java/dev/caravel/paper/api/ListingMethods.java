package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravel.market.Listing;
import dev.caravel.market.Pair;
import dev.caravel.market.PairStatus;
import dev.caravel.paper.account.Holdings;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.Pit;
import dev.caravel.paper.engine.Refusal;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Assets, AssetPairs: what is traded here. */
final class ListingMethods {
    private final Engine engine;

    ListingMethods(Engine engine) {
        this.engine = engine;
    }

    String assets(Arguments arguments) {
        Map<String, Listing> known = new LinkedHashMap<>();
        engine.pits().forEach(pit -> known.put(pit.pair().base(), pit.listing()));
        List<String> asked = arguments.list("asset").stream().map(this::assetId).toList();
        return Json.object(json -> {
            for (Map.Entry<String, Listing> asset : known.entrySet()) {
                if (asked.isEmpty() || asked.contains(asset.getKey())) {
                    asset(
                            json,
                            asset.getKey(),
                            asset.getValue().assetName(),
                            asset.getValue().assetDecimals(),
                            5);
                }
            }
            if (asked.isEmpty() || asked.contains(Holdings.DOLLARS)) {
                asset(json, Holdings.DOLLARS, "USD", Holdings.DOLLAR_DECIMALS, 2);
            }
        });
    }

    private String assetId(String name) {
        if (name.equals(Holdings.DOLLARS) || name.equals("USD")) {
            return Holdings.DOLLARS;
        }
        return engine.pits().stream()
                .map(Pit::listing)
                .filter(listing -> name.equals(listing.pair().base())
                        || name.equals(listing.assetName())
                        || name.equals(listing.coin().symbol()))
                .map(listing -> listing.pair().base())
                .findFirst()
                .orElseThrow(() -> Refusal.of("EQuery:Unknown asset"));
    }

    private static void asset(JsonGenerator json, String id, String altname, int decimals, int shown)
            throws IOException {
        json.writeObjectFieldStart(id);
        json.writeStringField("aclass", "currency");
        json.writeStringField("altname", altname);
        json.writeNumberField("decimals", decimals);
        json.writeNumberField("display_decimals", shown);
        json.writeStringField("status", "enabled");
        json.writeEndObject();
    }

    String assetPairs(Arguments arguments) {
        return Json.object(json -> {
            for (Map.Entry<String, Pit> asked : asked(engine, arguments).entrySet()) {
                pair(json, asked.getKey(), asked.getValue());
            }
        });
    }

    /** The pits that are asked for, each under the name that the reply uses: the id, or the name with a slash if that was asked. */
    static Map<String, Pit> asked(Engine engine, Arguments arguments) {
        Map<String, Pit> pits = new LinkedHashMap<>();
        List<String> names = arguments.list("pair");
        if (names.isEmpty()) {
            engine.pits().forEach(pit -> pits.put(pit.pair().id(), pit));
        }
        for (String name : names) {
            Pit pit = engine.pit(name).orElseThrow(() -> Refusal.of("EQuery:Unknown asset pair"));
            pits.put(name.contains("/") ? name : pit.pair().id(), pit);
        }
        return pits;
    }

    private void pair(JsonGenerator json, String name, Pit pit) throws IOException {
        Pair pair = pit.pair();
        json.writeObjectFieldStart(name);
        json.writeStringField("altname", pair.altname());
        json.writeStringField("wsname", pit.listing().wsname());
        json.writeStringField("aclass_base", "currency");
        json.writeStringField("base", pair.base());
        json.writeStringField("aclass_quote", "currency");
        json.writeStringField("quote", pair.quote());
        json.writeStringField("lot", "unit");
        json.writeNumberField("cost_decimals", pair.costDecimals());
        json.writeNumberField("pair_decimals", pit.listing().priceDecimals());
        json.writeNumberField("lot_decimals", pair.lotDecimals());
        json.writeNumberField("lot_multiplier", 1);
        emptyArray(json, "leverage_buy");
        emptyArray(json, "leverage_sell");
        fees(json, "fees", engine.fees().taker());
        fees(json, "fees_maker", engine.fees().maker());
        json.writeStringField("fee_volume_currency", Holdings.DOLLARS);
        json.writeNumberField("margin_call", 80);
        json.writeNumberField("margin_stop", 40);
        json.writeStringField("ordermin", pair.ordermin().toString());
        json.writeStringField("costmin", pair.costmin().toString());
        json.writeStringField("tick_size", pair.tick().toPlainString());
        PairStatus status = pit.ticker().isPresent() ? pair.status() : PairStatus.CANCEL_ONLY;
        json.writeStringField("status", status.name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
    }

    private static void emptyArray(JsonGenerator json, String name) throws IOException {
        json.writeArrayFieldStart(name);
        json.writeEndArray();
    }

    private static void fees(JsonGenerator json, String name, BigDecimal percent) throws IOException {
        json.writeArrayFieldStart(name);
        json.writeStartArray();
        json.writeNumber(0);
        json.writeNumber(percent);
        json.writeEndArray();
        json.writeEndArray();
    }
}
