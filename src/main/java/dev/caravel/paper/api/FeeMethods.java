package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravel.market.Money;
import dev.caravel.paper.account.Holdings;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.PaperTrade;
import dev.caravel.paper.engine.Pit;
import dev.caravel.paper.engine.Trader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** TradeVolume: what trading costs an account. */
final class FeeMethods {
    private static final Duration FEE_WINDOW = Duration.ofDays(30);
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
}
