package dev.caravel.route;

import dev.caravel.market.Coin;
import dev.caravel.market.Price;
import dev.caravel.order.OrderRequest;
import java.time.Instant;
import java.util.Locale;

/**
 * An intent on its way to the exchange.
 *
 * @param notAfter of the intent, in Kraken's time
 */
public record OrderCall(Coin coin, String intentId, OrderRequest request, Instant notAfter) {

    /** What is asked for, in a few words and without secrets. */
    String text() {
        return switch (request) {
            case OrderRequest.Place place ->
                (place.stop() ? "stop-loss" : place.side().name().toLowerCase(Locale.ROOT)) + " " + place.volume()
                        + " at "
                        + place.limit().map(Price::toString).orElse("the market");
            case OrderRequest.Amend amend ->
                "amend " + amend.txid()
                        + amend.limit().map(limit -> " to " + limit).orElse("")
                        + amend.volume().map(volume -> " for " + volume).orElse("");
            case OrderRequest.Cancel cancel -> "cancel " + cancel.txid();
        };
    }

    @Override
    public String toString() {
        return coin + " " + text() + " (" + intentId + ")";
    }
}
