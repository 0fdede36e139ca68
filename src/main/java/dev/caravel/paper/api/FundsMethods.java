package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravel.market.Listing;
import dev.caravel.market.Money;
import dev.caravel.order.LedgerEntry;
import dev.caravel.paper.account.Holdings;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.PaperTrade;
import dev.caravel.paper.engine.Pit;
import dev.caravel.paper.engine.Refusal;
import dev.caravel.paper.engine.Trader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Balance, BalanceEx, TradeVolume, Ledgers. */
final class FundsMethods {
    private static final Duration FEE_WINDOW = Duration.ofDays(30);
    private static final int FEE_DECIMALS = 4;

    private final Engine engine;
    private final Map<String, Integer> decimals = new HashMap<>();

    FundsMethods(Engine engine) {
        this.engine = engine;
        decimals.put(Holdings.DOLLARS, Holdings.DOLLAR_DECIMALS);
        for (Pit pit : engine.pits()) {
            decimals.put(pit.pair().base(), pit.listing().assetDecimals());
        }
    }

    String balance(Trader trader, Arguments nothing) {
        Holdings holdings = trader.holdings();
        return Json.object(json -> {
            Json.amount(json, Holdings.DOLLARS, holdings.dollars().amount(), Holdings.DOLLAR_DECIMALS);
            for (Pit pit : engine.pits()) {
                if (holdings.coins(pit.coin()).isPositive()) {
                    Listing listing = pit.listing();
                    Json.amount(
                            json,
                            listing.pair().base(),
                            holdings.coins(pit.coin()).amount(),
                            listing.assetDecimals());
                }
            }
        });
    }

    String balanceEx(Trader trader, Arguments nothing) {
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
        });
    }

    private static void balanceEx(JsonGenerator json, String asset, BigDecimal total, BigDecimal held, int decimals)
            throws IOException {
        json.writeObjectFieldStart(asset);
        Json.amount(json, "balance", total, decimals);
        Json.amount(json, "hold_trade", held, decimals);
        json.writeEndObject();
    }

    String tradeVolume(Trader trader, Arguments arguments) {
        List<Pit> pits = new ArrayList<>();
        for (String name : arguments.list("pair")) {
            pits.add(engine.pit(name).orElseThrow(() -> Refusal.of("EQuery:Unknown asset pair")));
        }
        return Json.object(json -> {
            json.writeStringField("currency", Holdings.DOLLARS);
            Json.amount(json, "volume", traded(trader).amount(), FEE_DECIMALS);
            if (!pits.isEmpty()) {
                fees(json, "fees", pits, engine.fees().taker());
                fees(json, "fees_maker", pits, engine.fees().maker());
            }
        });
    }

    private Money traded(Trader trader) {
        Instant since = engine.now().minus(FEE_WINDOW);
        Money sum = Money.ZERO;
        List<PaperTrade> trades = trader.trades();
        for (int i = trades.size() - 1; i >= 0 && trades.get(i).time().isAfter(since); i--) {
            sum = sum.plus(trades.get(i).cost());
        }
        return sum;
    }

    private static void fees(JsonGenerator json, String name, List<Pit> pits, BigDecimal percent) throws IOException {
        json.writeObjectFieldStart(name);
        for (Pit pit : pits) {
            json.writeObjectFieldStart(pit.pair().id());
            Json.amount(json, "fee", percent, FEE_DECIMALS);
            Json.amount(json, "minfee", percent, FEE_DECIMALS);
            Json.amount(json, "maxfee", percent, FEE_DECIMALS);
            json.writeNullField("nextfee");
            json.writeNullField("nextvolume");
            Json.amount(json, "tiervolume", BigDecimal.ZERO, FEE_DECIMALS);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    String ledgers(Trader trader, Arguments arguments) {
        List<LedgerEntry> ledger = trader.holdings().ledger();
        History history = History.of(arguments, id -> timeOfRow(ledger, id));
        String type = arguments.text("type").orElse("all");
        List<String> assets = arguments.list("asset");
        History.Page<LedgerEntry> page = history.page(
                ledger,
                LedgerEntry::time,
                row -> history.contains(row.time())
                        && (type.equals("all") || type.equals(row.type()))
                        && (assets.isEmpty() || assets.contains("all") || assets.contains(row.asset())));
        return Json.object(json -> {
            json.writeObjectFieldStart("ledger");
            for (LedgerEntry row : page.rows()) {
                row(json, row);
            }
            json.writeEndObject();
            if (history.counted()) {
                json.writeNumberField("count", page.count());
            }
        });
    }

    private static Optional<Instant> timeOfRow(List<LedgerEntry> ledger, String id) {
        return ledger.stream()
                .filter(row -> row.id().equals(id))
                .map(LedgerEntry::time)
                .findFirst();
    }

    private void row(JsonGenerator json, LedgerEntry row) throws IOException {
        int places = decimals.getOrDefault(row.asset(), Holdings.DOLLAR_DECIMALS);
        json.writeObjectFieldStart(row.id());
        json.writeStringField("refid", row.refid());
        Json.time(json, "time", row.time());
        json.writeStringField("type", row.type());
        json.writeStringField("subtype", "");
        json.writeStringField("aclass", "currency");
        json.writeStringField("asset", row.asset());
        Json.amount(json, "amount", row.amount(), places);
        Json.amount(json, "fee", row.fee(), places);
        Json.amount(json, "balance", row.balance(), places);
        json.writeEndObject();
    }
}
