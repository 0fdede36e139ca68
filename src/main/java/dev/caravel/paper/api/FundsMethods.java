package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravel.market.Ticker;
import dev.caravel.paper.account.Holdings;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.PaperOrder;
import dev.caravel.paper.engine.Pit;
import dev.caravel.paper.engine.Trader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** Balance, BalanceEx, TradeBalance: what an account has. */
final class FundsMethods {
    private final Engine engine;

    FundsMethods(Engine engine) {
        this.engine = engine;
    }

    Map<String, Methods.Private> methods() {
        return Map.of(
                "Balance", Methods.read(Permission.QUERY_FUNDS, this::balance),
                "BalanceEx", Methods.read(Permission.QUERY_FUNDS, this::balanceEx),
                "TradeBalance", Methods.read(Permission.QUERY_FUNDS, this::tradeBalance));
    }

    private String balance(Trader trader, Arguments nothing) {
        Holdings holdings = trader.holdings();
        return Json.object(json -> {
            Json.amount(json, Holdings.DOLLARS, holdings.dollars().amount(), Holdings.DOLLAR_DECIMALS);
            for (Pit pit : engine.pits()) {
                if (holdings.coins(pit.coin()).isPositive()) {
                    BigDecimal coins = holdings.coins(pit.coin()).amount();
                    Json.amount(json, pit.pair().base(), coins, pit.listing().assetDecimals());
                }
            }
            for (Pit pit : engine.pits()) {
                BigDecimal earning = earning(holdings, pit);
                if (earning.signum() > 0) {
                    Json.amount(
                            json,
                            Holdings.earningAsset(pit.listing()),
                            earning,
                            pit.listing().assetDecimals());
                }
            }
        });
    }

    private String balanceEx(Trader trader, Arguments nothing) {
        Holdings holdings = trader.holdings();
        return Json.object(json -> {
            balanceEx(
                    json,
                    Holdings.DOLLARS,
                    holdings.dollars().amount(),
                    holdings.dollarsHeld().amount(),
                    Holdings.DOLLAR_DECIMALS);
            for (Pit pit : engine.pits()) {
                if (holdings.coins(pit.coin()).isPositive()) {
                    balanceEx(
                            json,
                            pit.pair().base(),
                            holdings.coins(pit.coin()).amount(),
                            holdings.coinsHeld(pit.coin()).amount(),
                            pit.listing().assetDecimals());
                }
            }
            for (Pit pit : engine.pits()) {
                BigDecimal earning = earning(holdings, pit);
                if (earning.signum() > 0) {
                    balanceEx(
                            json,
                            Holdings.earningAsset(pit.listing()),
                            earning,
                            BigDecimal.ZERO,
                            pit.listing().assetDecimals());
                }
            }
        });
    }

    private static BigDecimal earning(Holdings holdings, Pit pit) {
        return holdings.earning().getOrDefault(Holdings.earningAsset(pit.listing()), BigDecimal.ZERO);
    }

    private static void balanceEx(JsonGenerator json, String asset, BigDecimal total, BigDecimal held, int decimals)
            throws IOException {
        json.writeObjectFieldStart(asset);
        Json.amount(json, "balance", total, decimals);
        Json.amount(json, "hold_trade", held, decimals);
        json.writeEndObject();
    }

    /** All that an account has and all that its orders would still trade, at the last prices; there are no positions on margin. */
    private String tradeBalance(Trader trader, Arguments arguments) {
        Valued in = valued(arguments.text("asset").orElse(Holdings.DOLLARS));
        BigDecimal total = trader.holdings().dollars().amount();
        for (Pit pit : engine.pits()) {
            BigDecimal coins = trader.holdings().coins(pit.coin()).amount().add(earning(trader.holdings(), pit));
            total = total.add(coins.multiply(last(pit)));
        }
        BigDecimal unexecuted = BigDecimal.ZERO;
        for (PaperOrder order : trader.open()) {
            BigDecimal price = order.limit().map(limit -> limit.amount()).orElse(last(order.pit()));
            unexecuted = unexecuted.add(order.remaining().amount().multiply(price));
        }
        String all = in.text(total);
        String none = in.text(BigDecimal.ZERO);
        String orders = in.text(unexecuted);
        return Json.object(json -> {
            json.writeStringField("eb", all);
            json.writeStringField("tb", all);
            json.writeStringField("m", none);
            json.writeStringField("n", none);
            json.writeStringField("c", none);
            json.writeStringField("v", none);
            json.writeStringField("e", all);
            json.writeStringField("mf", all);
            json.writeStringField("uv", orders);
        });
    }

    private static BigDecimal last(Pit pit) {
        return pit.ticker().map(Ticker::last).map(price -> price.amount()).orElse(BigDecimal.ZERO);
    }

    private Valued valued(String asset) {
        String id = Names.assetId(engine, asset);
        Optional<Pit> coin = engine.pits().stream()
                .filter(pit -> pit.pair().base().equals(id))
                .findFirst();
        return coin.map(pit -> new Valued(last(pit), pit.listing().assetDecimals()))
                .orElse(new Valued(BigDecimal.ONE, Holdings.DOLLAR_DECIMALS));
    }

    /** In what something is counted: its price in dollars, 0 if nobody knows it. */
    private record Valued(BigDecimal price, int decimals) {
        String text(BigDecimal dollars) {
            return price.signum() == 0
                    ? Json.text(BigDecimal.ZERO, decimals)
                    : dollars.divide(price, decimals, RoundingMode.HALF_UP).toPlainString();
        }
    }
}
