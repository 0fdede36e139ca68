package dev.caravel.paper.engine;

import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import java.time.Instant;

/**
 * A trade as everybody sees it (Trades).
 *
 * @param id rising with time
 * @param side of the order that took
 * @param market whether that was a market order
 */
public record Deal(long id, Instant time, Price price, Volume volume, Side side, boolean market) {
    Deal at(Instant other) {
        return new Deal(id, other, price, volume, side, market);
    }
}
