package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravel.market.FeeSchedule;
import dev.caravel.market.Fees;
import dev.caravel.market.Money;
import dev.caravel.paper.account.Holdings;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.Pit;
import dev.caravel.paper.engine.Trader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** TradeVolume: what trading costs an account by what it has traded. */
final class FeeMethods {
    private static final int FEE_DECIMALS = 4;

    private final Engine engine;

    FeeMethods(Engine engine) {
        this.engine = engine;
    }

    Map<String, Methods.Private> methods() {
        return Map.of("TradeVolume", Methods.read(Permission.QUERY_FUNDS, this::tradeVolume));
    }

    private String tradeVolume(Trader trader, Arguments arguments) {
        List<Pit> pits = arguments.list("pair").stream()
                .map(name -> Names.pit(engine, name))
                .distinct()
                .toList();
        Money traded = trader.traded(engine.now());
        return Json.object(json -> {
            json.writeStringField("currency", Holdings.DOLLARS);
            Json.amount(json, "volume", traded.amount(), FEE_DECIMALS);
            if (!pits.isEmpty()) {
                fees(json, "fees", pits, traded, Fees.Rate::taker);
                fees(json, "fees_maker", pits, traded, Fees.Rate::maker);
            }
        });
    }

    private void fees(
            JsonGenerator json, String name, List<Pit> pits, Money traded, Function<Fees.Rate, BigDecimal> fee)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Pit pit : pits) {
            json.writeObjectFieldStart(pit.pair().id());
            tier(json, traded, fee);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** Where an account stands in the table, and what comes next. */
    private void tier(JsonGenerator json, Money traded, Function<Fees.Rate, BigDecimal> fee) throws IOException {
        List<FeeSchedule.Tier> tiers = engine.schedule().tiers();
        int at = engine.schedule().tier(traded);
        Json.amount(json, "fee", fee.apply(tiers.get(at).rate()), FEE_DECIMALS);
        Json.amount(json, "minfee", fee.apply(tiers.getLast().rate()), FEE_DECIMALS);
        Json.amount(json, "maxfee", fee.apply(tiers.getFirst().rate()), FEE_DECIMALS);
        if (at + 1 < tiers.size()) {
            FeeSchedule.Tier next = tiers.get(at + 1);
            Json.amount(json, "nextfee", fee.apply(next.rate()), FEE_DECIMALS);
            Json.amount(json, "nextvolume", next.from().amount(), FEE_DECIMALS);
        } else {
            json.writeNullField("nextfee");
            json.writeNullField("nextvolume");
        }
        Json.amount(json, "tiervolume", tiers.get(at).from().amount(), FEE_DECIMALS);
    }
}
