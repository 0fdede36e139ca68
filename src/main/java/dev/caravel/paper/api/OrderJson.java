package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import dev.caravel.paper.engine.PaperOrder;
import dev.caravel.paper.engine.PaperTrade;
import dev.caravel.paper.engine.Pit;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** How Kraken writes an order and a trade. */
final class OrderJson {
    /** The position that Kraken names in every spot trade. */
    private static final String NO_POSITION = "TKH2SE-M7IF5-CFI7LT";

    private OrderJson() {}

    /** Clients read this text by splitting it at its blanks. */
    static String description(Pit pit, Side side, Volume volume, Optional<Price> limit) {
        return word(side) + ' ' + Json.text(volume.amount(), pit.pair().lotDecimals()) + ' '
                + pit.pair().altname() + " @ "
                + limit.map(price -> "limit " + price(pit, price)).orElse("market");
    }

    private static String price(Pit pit, Price price) {
        return Json.text(price.amount(), pit.listing().priceDecimals());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String orderType(PaperOrder order) {
        return order.limit().isPresent() ? "limit" : "market";
    }

    /** An order under its id. */
    static void order(JsonGenerator json, PaperOrder order, boolean withTrades) throws IOException {
        Pair pair = order.pit().pair();
        int cost = pair.costDecimals();
        json.writeObjectFieldStart(order.txid());
        json.writeNullField("refid");
        json.writeNumberField("userref", order.userref().orElse(0));
        if (order.clientId().isPresent()) {
            json.writeStringField("cl_ord_id", order.clientId().get());
        }
        json.writeStringField("status", word(order.status()));
        if (order.closed().isPresent()) {
            writeNullable(json, "reason", order.reason());
        }
        Json.time(json, "opentm", order.opened());
        if (order.closed().isPresent()) {
            Json.time(json, "closetm", order.closed().get());
        }
        json.writeNumberField("starttm", 0);
        if (order.expires().isPresent()) {
            Json.time(json, "expiretm", order.expires().get());
        } else {
            json.writeNumberField("expiretm", 0);
        }
        descr(json, order);
        Json.amount(json, "vol", order.volume().amount(), pair.lotDecimals());
        Json.amount(json, "vol_exec", order.executed().amount(), pair.lotDecimals());
        Json.amount(json, "cost", order.cost().amount(), cost);
        Json.amount(json, "fee", order.fee().amount(), cost);
        Json.amount(json, "price", average(order.cost(), order.executed(), cost), cost);
        Json.amount(json, "stopprice", BigDecimal.ZERO, cost);
        Json.amount(json, "limitprice", BigDecimal.ZERO, cost);
        json.writeStringField("misc", order.isAmended() ? "amended" : "");
        json.writeStringField("oflags", order.isPost() ? "post,fciq" : "fciq");
        if (withTrades) {
            json.writeArrayFieldStart("trades");
            for (PaperTrade trade : order.trades()) {
                json.writeString(trade.id());
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static BigDecimal average(Money cost, Volume executed, int decimals) {
        return executed.isZero()
                ? BigDecimal.ZERO
                : cost.amount().divide(executed.amount(), decimals, RoundingMode.HALF_UP);
    }

    private static void writeNullable(JsonGenerator json, String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(name, text.get());
        } else {
            json.writeNullField(name);
        }
    }

    private static void descr(JsonGenerator json, PaperOrder order) throws IOException {
        Pit pit = order.pit();
        json.writeObjectFieldStart("descr");
        json.writeStringField("pair", pit.pair().altname());
        json.writeStringField("type", word(order.side()));
        json.writeStringField("ordertype", orderType(order));
        json.writeStringField(
                "price", order.limit().map(limit -> price(pit, limit)).orElse("0"));
        json.writeStringField("price2", "0");
        json.writeStringField("leverage", "none");
        json.writeStringField("order", description(pit, order.side(), order.volume(), order.limit()));
        json.writeStringField("close", "");
        json.writeEndObject();
    }

    /** A trade under its id. */
    static void trade(JsonGenerator json, PaperTrade trade, boolean withLedgers) throws IOException {
        PaperOrder order = trade.order();
        Pair pair = order.pit().pair();
        int cost = pair.costDecimals();
        json.writeObjectFieldStart(trade.id());
        json.writeStringField("ordertxid", order.txid());
        json.writeStringField("postxid", NO_POSITION);
        json.writeStringField("pair", pair.id());
        json.writeStringField("aclass", "forex");
        Json.time(json, "time", trade.time());
        json.writeStringField("type", word(order.side()));
        json.writeStringField("ordertype", orderType(order));
        Json.amount(
                json,
                "price",
                trade.price().amount(),
                Math.max(cost, order.pit().listing().priceDecimals()));
        Json.amount(json, "cost", trade.cost().amount(), cost);
        Json.amount(json, "fee", trade.fee().amount(), cost);
        Json.amount(json, "vol", trade.volume().amount(), pair.lotDecimals());
        Json.amount(json, "margin", BigDecimal.ZERO, cost);
        json.writeStringField("leverage", "0");
        json.writeStringField("misc", "");
        json.writeNumberField("trade_id", trade.number());
        json.writeBooleanField("maker", trade.maker());
        if (withLedgers) {
            json.writeArrayFieldStart("ledgers");
            for (String row : trade.ledger()) {
                json.writeString(row);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
