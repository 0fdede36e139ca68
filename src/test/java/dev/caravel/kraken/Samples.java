package dev.caravel.kraken;

import dev.caravel.discretion.Mask;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.PairStatus;
import dev.caravel.market.Pairs;
import dev.caravel.market.Volume;
import java.math.BigDecimal;
import java.util.List;

/** Pairs and replies for tests. */
final class Samples {
    static final Pair BTC = pair("BTC", "XXBTZUSD", "XBTUSD", "XXBT", "0.1", 8);
    static final Pair SHIB = pair("SHIB", "SHIBUSD", "SHIBUSD", "SHIB", "0.00000001", 5);
    static final Pairs PAIRS = new Pairs(List.of(BTC, SHIB));

    private Samples() {}

    static KrakenReply ok(String result) {
        return KrakenReply.parse(200, "{\"error\":[],\"result\":" + result + "}", Mask.NONE);
    }

    static KrakenReply error(String error) {
        return KrakenReply.parse(200, "{\"error\":[\"" + error + "\"]}", Mask.NONE);
    }

    private static Pair pair(String coin, String id, String altname, String base, String tick, int lotDecimals) {
        return new Pair(
                new Coin(coin),
                id,
                altname,
                base,
                "ZUSD",
                new BigDecimal(tick),
                lotDecimals,
                5,
                Volume.of("0.00005"),
                Money.of("0.5"),
                PairStatus.ONLINE);
    }
}
