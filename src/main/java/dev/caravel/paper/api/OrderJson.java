package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.paper.engine.OrderText;
import dev.caravel.paper.engine.PaperOrder;
import dev.caravel.paper.engine.PaperTrade;
import dev.caravel.paper.engine.Pit;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How Kraken writes an order and a trade. */
final class OrderJson {
    /** The position that Kraken names in every spot trade. */
    private static final String NO_POSITION = "TKH2SE-M7IF5-CFI7LT";

    private OrderJson() {}

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * An order under its id.
     *
     * @param trades of it; empty: they are not asked for
     */
    static void order(JsonGenerator json, PaperOrder order, Optional<List<PaperTrade>> trades) throws IOException {
        Pair pair = order.pit().pair();
        int cost = pair.costDecimals();
        json.writeObjectFieldStart(order.txid());
        writeNullable(json, "refid", order.refid());
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
        timeOrZero(json, "starttm", order.starts());
        timeOrZero(json, "expiretm", order.expires());
        descr(json, order);
        Json.amount(json, "vol", order.volume().amount(), pair.lotDecimals());
        Json.amount(json, "vol_exec", order.executed().amount(), pair.lotDecimals());
        Json.amount(json, "cost", order.cost().amount(), cost);
        fee(json, pair, order.fee(), order.coinFee());
        Json.amount(json, "price", average(order.cost(), order.executed(), cost), cost);
        Json.amount(json, "stopprice", amount(order.trigger()), cost);
        Json.amount(json, "limitprice", amount(OrderWords.triggeredLimit(order)), cost);
        json.writeStringField("misc", OrderWords.misc(order));
        json.writeStringField("oflags", OrderWords.flags(order));
        if (order.type().isTriggered()) {
            json.writeStringField("trigger", order.request().pricing().signal().word());
        }
        if (trades.isPresent()) {
            json.writeArrayFieldStart("trades");
            for (PaperTrade trade : trades.get()) {
                json.writeString(trade.id());
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void timeOrZero(JsonGenerator json, String name, Optional<Instant> time) throws IOException {
        if (time.isPresent()) {
            Json.time(json, name, time.get());
        } else {
            json.writeNumberField(name, 0);
        }
    }

    private static BigDecimal amount(Optional<Price> price) {
        return price.map(Price::amount).orElse(BigDecimal.ZERO);
    }

    /** In coins where it was taken in coins. */
    private static void fee(JsonGenerator json, Pair pair, Money dollars, Volume coins) throws IOException {
        if (coins.isZero()) {
            Json.amount(json, "fee", dollars.amount(), pair.costDecimals());
        } else {
            Json.amount(json, "fee", coins.amount(), pair.lotDecimals());
        }
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
        json.writeStringField("ordertype", order.type().word());
        json.writeStringField("price", OrderText.price(order));
        json.writeStringField("price2", OrderText.price2(order));
        json.writeStringField("leverage", "none");
        json.writeStringField("order", OrderText.of(order));
        json.writeStringField("close", OrderText.close(order.request()));
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
        json.writeStringField("ordertype", order.type().word());
        Json.amount(
                json,
                "price",
                trade.price().amount(),
                Math.max(cost, order.pit().listing().priceDecimals()));
        Json.amount(json, "cost", trade.cost().amount(), cost);
        fee(json, pair, trade.fee(), trade.coinFee());
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
