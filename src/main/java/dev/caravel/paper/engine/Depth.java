package dev.caravel.paper.engine;

import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import java.time.Instant;
import java.util.List;

/** What can be bought and sold at once, the best price first (Depth). */
public record Depth(List<Row> bids, List<Row> asks) {

    /**
     * A price.
     *
     * @param time when what lies there came
     */
    public record Row(Price price, Volume volume, Instant time) {}

    public Depth {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }
}
