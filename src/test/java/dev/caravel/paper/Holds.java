package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravel.order.Balances;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an account's open orders need, worked out from what its owner can read of them. */
final class Holds {
    private static final BigDecimal MAKER = new BigDecimal("0.0025");
    private static final BigDecimal TAKER = new BigDecimal("0.0040");

    private final Line line;
    private final String account;
    private BigDecimal dollars = BigDecimal.ZERO;
    private BigDecimal coins = BigDecimal.ZERO;

    Holds(Line line, String account) {
        this.line = line;
        this.account = account;
    }

    /** Nothing can be read in maintenance, and only a part while something shows up late: an order, or what it has traded. */
    void assertNeeded() {
        if (line.eye(account).call("Balance").contains("EService:Unavailable")) {
            return;
        }
        JsonNode open = line.eye(account)
                .ask("OpenOrders", "trades", "true", "consolidate_taker", "false")
                .path("open");
        for (JsonNode order : open) {
            Optional<List<JsonNode>> fills = fills(order);
            if (fills.isEmpty()) {
                return;
            }
            add(order, fills.get());
        }
        Balances balances = line.exchange.balances(account);
        BigDecimal dollarsHeld = balances.total("ZUSD").subtract(balances.available("ZUSD"));
        BigDecimal coinsHeld = balances.total("XXBT").subtract(balances.available("XXBT"));
        long all = line.exchange.orders(account).stream()
                .filter(order -> !order.status().isOver())
                .count();
        if (open.size() == all) {
            assertThat(dollarsHeld).isEqualByComparingTo(dollars);
            assertThat(coinsHeld).isEqualByComparingTo(coins);
        } else {
            assertThat(dollarsHeld).isGreaterThanOrEqualTo(dollars);
            assertThat(coinsHeld).isGreaterThanOrEqualTo(coins);
        }
    }

    private static BigDecimal number(JsonNode object, String field) {
        return new BigDecimal(object.path(field).asText());
    }

    private void add(JsonNode order, List<JsonNode> fills) {
        JsonNode descr = order.path("descr");
        boolean feeInCoins = order.path("oflags").asText().contains("fcib");
        BigDecimal rest = number(order, "vol").subtract(number(order, "vol_exec"));
        BigDecimal paid = BigDecimal.ZERO;
        BigDecimal fee = BigDecimal.ZERO;
        for (JsonNode fill : fills) {
            BigDecimal volume = number(fill, "vol");
            BigDecimal cost = volume.multiply(number(fill, "price"));
            BigDecimal rate = fill.path("maker").asBoolean() ? MAKER : TAKER;
            paid = paid.add(cost);
            fee = fee.add((feeInCoins ? volume : cost).multiply(rate));
        }
        if (descr.path("type").asText().equals("sell")) {
            coins = coins.add(rest);
            coins = feeInCoins ? coins.add(more(fee.add(rest.multiply(TAKER)), 8, number(order, "fee"))) : coins;
        } else {
            addDollars(order, rest, paid, fee, feeInCoins);
        }
    }

    private void addDollars(JsonNode order, BigDecimal rest, BigDecimal paid, BigDecimal fee, boolean feeInCoins) {
        BigDecimal cost = rest.multiply(price(order));
        if (cost.signum() == 0) {
            return;
        }
        dollars = dollars.add(more(paid.add(cost), 4, number(order, "cost")));
        if (!feeInCoins) {
            dollars = dollars.add(more(fee.add(cost.multiply(TAKER)), 4, number(order, "fee")));
        }
    }

    /** The most that can come on top of what was booked. */
    private static BigDecimal more(BigDecimal all, int decimals, BigDecimal booked) {
        return all.setScale(decimals, RoundingMode.CEILING).subtract(booked);
    }

    /** What a buy costs at most: nothing as long as it has not come to the market and takes what is there. */
    private static BigDecimal price(JsonNode order) {
        JsonNode descr = order.path("descr");
        return switch (descr.path("ordertype").asText()) {
            case "market" -> BigDecimal.ZERO;
            case "limit", "iceberg" -> number(descr, "price");
            case "stop-loss-limit", "take-profit-limit" -> number(descr, "price2");
            case "trailing-stop-limit" ->
                order.path("misc").asText().contains("stopped")
                        ? number(order, "limitprice")
                        : number(order, "stopprice");
            default -> number(order, "stopprice");
        };
    }

    /** Empty if they are not all known yet. */
    private Optional<List<JsonNode>> fills(JsonNode order) {
        List<JsonNode> fills = new ArrayList<>();
        for (JsonNode id : order.path("trades")) {
            String answer = line.eye(account).call("QueryTrades", "txid", id.asText());
            Client.json(answer).path("result").forEach(fills::add);
        }
        return fills.size() == order.path("trades").size() ? Optional.of(fills) : Optional.empty();
    }
}
