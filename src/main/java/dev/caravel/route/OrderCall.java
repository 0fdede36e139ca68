package dev.caravel.route;

import dev.caravel.market.Coin;
import dev.caravel.order.OrderRequest;
import java.time.Instant;

/**
 * An intent on its way to the exchange.
 *
 * @param notAfter of the intent, in Kraken's time
 */
record OrderCall(Coin coin, String intentId, OrderRequest request, Instant notAfter) {

    /** Without secrets, for the log and for dead letters. */
    @Override
    public String toString() {
        return coin + " " + intentId + " " + request;
    }
}
