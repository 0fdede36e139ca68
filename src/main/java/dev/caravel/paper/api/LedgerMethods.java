package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravel.order.LedgerEntry;
import dev.caravel.paper.account.Holdings;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.Pit;
import dev.caravel.paper.engine.Refusal;
import dev.caravel.paper.engine.Trader;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Ledgers, QueryLedgers: why an account has what it has. */
final class LedgerMethods {
    private static final int MOST_QUERIED = 20;
    private static final String CURRENCY = "currency";
    private static final String ALL = "all";
    private static final Set<String> TYPES = Set.of(
            ALL,
            "trade",
            "deposit",
            "withdrawal",
            "transfer",
            "margin",
            "adjustment",
            "rollover",
            "credit",
            "settled",
            "staking",
            "dividend",
            "sale",
            "nft_rebate");

    private final Engine engine;
    private final Map<String, Integer> decimals = new HashMap<>();

    LedgerMethods(Engine engine) {
        this.engine = engine;
        decimals.put(Holdings.DOLLARS, Holdings.DOLLAR_DECIMALS);
        for (Pit pit : engine.pits()) {
            decimals.put(pit.pair().base(), pit.listing().assetDecimals());
            decimals.put(Holdings.earningAsset(pit.listing()), pit.listing().assetDecimals());
        }
    }

    Map<String, Methods.Private> methods() {
        return Map.of(
                "Ledgers", Methods.read(Permission.QUERY_LEDGER, this::ledgers),
                "QueryLedgers", Methods.read(Permission.QUERY_LEDGER, this::queryLedgers));
    }

    private String ledgers(Trader trader, Arguments arguments) {
        List<LedgerEntry> ledger = trader.holdings().ledger();
        History history = History.of(arguments, id -> timeOfRow(ledger, id));
        Predicate<LedgerEntry> wanted = wanted(arguments);
        History.Page<LedgerEntry> page =
                history.page(ledger, LedgerEntry::time, row -> history.contains(row.time()) && wanted.test(row));
        return history.json("ledger", page, this::row);
    }

    private Predicate<LedgerEntry> wanted(Arguments arguments) {
        String type = arguments.text("type").orElse(ALL);
        if (!TYPES.contains(type)) {
            throw Refusal.argument("type");
        }
        boolean currencies = AssetClass.isCurrency(arguments, "aclass");
        List<String> names = arguments.list("asset");
        boolean every = names.isEmpty() || names.contains(ALL);
        List<String> assets = every
                ? List.of()
                : names.stream().map(name -> Names.assetId(engine, name)).toList();
        return row ->
                currencies && (type.equals(ALL) || type.equals(row.type())) && (every || assets.contains(row.asset()));
    }

    private String queryLedgers(Trader trader, Arguments arguments) {
        List<String> ids = arguments.ids("id", MOST_QUERIED);
        List<LedgerEntry> rows = trader.holdings().ledger().stream()
                .filter(row -> ids.contains(row.id()))
                .toList();
        if (rows.isEmpty()) {
            throw Refusal.argument("id");
        }
        return Json.object(json -> {
            for (LedgerEntry row : rows) {
                row(json, row);
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
        json.writeStringField("aclass", CURRENCY);
        json.writeStringField("asset", row.asset());
        Json.amount(json, "amount", row.amount(), places);
        Json.amount(json, "fee", row.fee(), places);
        Json.amount(json, "balance", row.balance(), places);
        json.writeEndObject();
    }
}
