package dev.caravel.paper.api;

import dev.caravel.market.Ticker;
import dev.caravel.market.Volume;
import dev.caravel.paper.account.Holdings;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.PaperOrder;
import dev.caravel.paper.engine.Pit;
import dev.caravel.paper.engine.Trader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
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
        return Json.object(json -> {
            for (Asset asset : assets(trader.holdings())) {
                Json.amount(json, asset.id, asset.total, asset.decimals);
            }
        });
    }

    private String balanceEx(Trader trader, Arguments nothing) {
        return Json.object(json -> {
            for (Asset asset : assets(trader.holdings())) {
                json.writeObjectFieldStart(asset.id);
                Json.amount(json, "balance", asset.total, asset.decimals);
                Json.amount(json, "hold_trade", asset.held, asset.decimals);
                json.writeEndObject();
            }
        });
    }

    /**
     * What an account has of one asset.
     *
     * @param total what open orders hold included
     */
    private record Asset(String id, BigDecimal total, BigDecimal held, int decimals) {}

    /** The dollars, and then whatever else there is: what can be traded first. */
    private List<Asset> assets(Holdings holdings) {
        List<Asset> assets = new ArrayList<>();
        List<Asset> earning = new ArrayList<>();
        assets.add(new Asset(
                Holdings.DOLLARS,
                holdings.dollars().amount(),
                holdings.dollarsHeld().amount(),
                Holdings.DOLLAR_DECIMALS));
        for (Pit pit : engine.pits()) {
            int decimals = pit.listing().assetDecimals();
            Volume coins = holdings.coins(pit.coin());
            if (coins.isPositive()) {
                BigDecimal held = holdings.coinsHeld(pit.coin()).amount();
                assets.add(new Asset(pit.pair().base(), coins.amount(), held, decimals));
            }
            BigDecimal away = earning(holdings, pit);
            if (away.signum() > 0) {
                earning.add(new Asset(Holdings.earningAsset(pit.listing()), away, BigDecimal.ZERO, decimals));
            }
        }
        assets.addAll(earning);
        return assets;
    }

    private static BigDecimal earning(Holdings holdings, Pit pit) {
        return holdings.earning().getOrDefault(Holdings.earningAsset(pit.listing()), BigDecimal.ZERO);
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
