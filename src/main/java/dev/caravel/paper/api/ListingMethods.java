package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravel.market.FeeSchedule;
import dev.caravel.market.Fees;
import dev.caravel.market.Pair;
import dev.caravel.market.PairStatus;
import dev.caravel.paper.account.Holdings;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.MarketMode;
import dev.caravel.paper.engine.Pit;
import dev.caravel.paper.engine.Refusal;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Assets, AssetPairs: what is traded here. */
final class ListingMethods {
    private static final int COIN_DECIMALS_SHOWN = 5;
    private static final int DOLLAR_DECIMALS_SHOWN = 2;

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");

    private final Engine engine;

    ListingMethods(Engine engine) {
        this.engine = engine;
    }

    Map<String, Function<Arguments, String>> methods() {
        return Map.of("Assets", this::assets, "AssetPairs", this::assetPairs);
    }

    private String assets(Arguments arguments) {
        Names names = Names.of(engine, arguments);
        boolean currencies = AssetClass.isCurrency(arguments, "aclass");
        List<String> asked = arguments.list("asset").stream()
                .map(name -> Names.assetId(engine, name))
                .toList();
        return Json.object(json -> {
            for (Pit pit : engine.pits()) {
                if (currencies && (asked.isEmpty() || asked.contains(pit.pair().base()))) {
                    String altname = pit.listing().assetName();
                    asset(json, names.coin(pit), altname, pit.listing().assetDecimals(), COIN_DECIMALS_SHOWN);
                }
            }
            if (currencies && (asked.isEmpty() || asked.contains(Holdings.DOLLARS))) {
                asset(json, names.dollars(), "USD", Holdings.DOLLAR_DECIMALS, DOLLAR_DECIMALS_SHOWN);
            }
        });
    }

    private static void asset(JsonGenerator json, String name, String altname, int decimals, int shown)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("aclass", "currency");
        json.writeStringField("altname", altname);
        json.writeNumberField("decimals", decimals);
        json.writeNumberField("display_decimals", shown);
        json.writeStringField("status", "enabled");
        json.writeEndObject();
    }

    private String assetPairs(Arguments arguments) {
        Names names = Names.of(engine, arguments);
        Info info = Info.of(arguments.text("info").orElse("info"));
        boolean currencies = AssetClass.isCurrency(arguments, "aclass_base");
        // every coin here is traded everywhere
        if (!arguments
                .text("country_code")
                .map(COUNTRY::matcher)
                .map(Matcher::matches)
                .orElse(true)) {
            throw Refusal.argument("country_code");
        }
        Map<String, Pit> asked = names.askedOrAll(arguments);
        if (!currencies) {
            asked.clear();
        }
        return Json.object(json -> {
            for (Map.Entry<String, Pit> entry : asked.entrySet()) {
                json.writeObjectFieldStart(entry.getKey());
                pair(json, names, entry.getValue(), info);
                json.writeEndObject();
            }
        });
    }

    /** Which part of a pair a request wants to know. */
    private enum Info {
        INFO,
        LEVERAGE,
        FEES,
        MARGIN;

        static Info of(String word) {
            for (Info info : values()) {
                if (info.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return info;
                }
            }
            throw Refusal.argument("info");
        }

        boolean includes(Info part) {
            return this == INFO || this == part;
        }
    }

    private void pair(JsonGenerator json, Names names, Pit pit, Info info) throws IOException {
        if (info == Info.INFO) {
            precisions(json, names, pit);
        }
        if (info.includes(Info.LEVERAGE)) {
            emptyArray(json, "leverage_buy");
            emptyArray(json, "leverage_sell");
        }
        if (info.includes(Info.FEES)) {
            fees(json, "fees", Fees.Rate::taker);
            fees(json, "fees_maker", Fees.Rate::maker);
            json.writeStringField("fee_volume_currency", names.dollars());
        }
        if (info.includes(Info.MARGIN)) {
            json.writeNumberField("margin_call", 80);
            json.writeNumberField("margin_stop", 40);
        }
        if (info == Info.INFO) {
            minimums(json, pit);
        }
    }

    private static void precisions(JsonGenerator json, Names names, Pit pit) throws IOException {
        Pair pair = pit.pair();
        json.writeStringField("altname", pair.altname());
        json.writeStringField("wsname", pit.listing().wsname());
        json.writeStringField("aclass_base", "currency");
        json.writeStringField("base", names.coin(pit));
        json.writeStringField("aclass_quote", "currency");
        json.writeStringField("quote", names.dollars());
        json.writeStringField("lot", "unit");
        json.writeNumberField("cost_decimals", pair.costDecimals());
        json.writeNumberField("pair_decimals", pit.listing().priceDecimals());
        json.writeNumberField("lot_decimals", pair.lotDecimals());
        json.writeNumberField("lot_multiplier", 1);
    }

    private PairStatus status(Pit pit) {
        boolean isLimitOnly = engine.mode() == MarketMode.LIMIT_ONLY && pit.status() == PairStatus.ONLINE;
        return isLimitOnly ? PairStatus.LIMIT_ONLY : pit.status();
    }

    private void minimums(JsonGenerator json, Pit pit) throws IOException {
        Pair pair = pit.pair();
        json.writeStringField("ordermin", pair.ordermin().toString());
        json.writeStringField("costmin", pair.costmin().toString());
        json.writeStringField("tick_size", pair.tick().toPlainString());
        json.writeStringField("status", status(pit).name().toLowerCase(Locale.ROOT));
    }

    private static void emptyArray(JsonGenerator json, String name) throws IOException {
        json.writeArrayFieldStart(name);
        json.writeEndArray();
    }

    private void fees(JsonGenerator json, String name, Function<Fees.Rate, BigDecimal> fee) throws IOException {
        json.writeArrayFieldStart(name);
        for (FeeSchedule.Tier tier : engine.schedule().tiers()) {
            json.writeStartArray();
            json.writeNumber(tier.from().amount().toPlainString());
            json.writeNumber(fee.apply(tier.rate()).toPlainString());
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
