package dev.caravel.store;

import dev.caravel.book.Trade;
import dev.caravel.market.Coin;
import java.time.Instant;

/** A trade as JSON. */
final class TradeJson {
    private TradeJson() {}

    static Form write(Trade trade) {
        return new Form()
                .with("number", trade.number())
                .with("position", trade.position())
                .with("coin", trade.coin())
                .with("opened", trade.opened())
                .with("closed", trade.closed())
                .with("bought", LotJson.write(trade.bought()))
                .with("sold", LotJson.write(trade.sold()))
                .with("exit", trade.exit());
    }

    static Trade read(Fields fields) {
        return new Trade(
                fields.value("number", Long::parseLong),
                fields.text("position"),
                fields.value("coin", Coin::new),
                fields.value("opened", Instant::parse),
                fields.value("closed", Instant::parse),
                fields.part("bought", LotJson::read),
                fields.part("sold", LotJson::read),
                fields.word("exit", Trade.Exit.class));
    }
}
