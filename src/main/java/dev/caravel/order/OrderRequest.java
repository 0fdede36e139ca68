package dev.caravel.order;

import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import java.time.Duration;
import java.util.Optional;

/** One call that changes orders on the exchange. */
public sealed interface OrderRequest {
    Pair pair();

    /**
     * A new order.
     *
     * @param id under which the order is found again, whatever becomes of the reply
     * @param limit the limit price; empty for a market order
     * @param postOnly refuse rather than take
     * @param life how long the exchange keeps it; empty: until cancelled
     * @param stop wait until the last trade is at the limit or beyond it, then take at the market
     */
    record Place(
            Pair pair,
            Side side,
            ClientOrderId id,
            Volume volume,
            Optional<Price> limit,
            boolean postOnly,
            Optional<Duration> life,
            boolean stop)
            implements OrderRequest {
        /** One that does not wait for a price. */
        public Place(
                Pair pair,
                Side side,
                ClientOrderId id,
                Volume volume,
                Optional<Price> limit,
                boolean postOnly,
                Optional<Duration> life) {
            this(pair, side, id, volume, limit, postOnly, life, false);
        }
    }

    /**
     * A change of an open order in place: it keeps its ids and its fills.
     *
     * @param txid the exchange's id of the order
     * @param limit the new limit price; empty: unchanged
     * @param volume the new total volume, what is executed already included; empty: unchanged
     */
    record Amend(Pair pair, String txid, Optional<Price> limit, Optional<Volume> volume, boolean postOnly)
            implements OrderRequest {}

    /** The end of an open order; what has been filled stays. */
    record Cancel(Pair pair, String txid) implements OrderRequest {}
}
