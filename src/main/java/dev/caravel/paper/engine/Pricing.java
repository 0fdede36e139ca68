package dev.caravel.paper.engine;

import dev.caravel.market.Price;
import java.util.Optional;

/**
 * An order's type and its prices as they were asked for.
 *
 * @param price the limit price, or the trigger price of a type that waits for one
 * @param price2 the limit price of a type that waits and then has a limit
 * @param signal what triggers it
 */
public record Pricing(OrderType type, Optional<PriceTerm> price, Optional<PriceTerm> price2, TriggerSignal signal) {
    /** Take what is there. */
    public static final Pricing MARKET =
            new Pricing(OrderType.MARKET, Optional.empty(), Optional.empty(), TriggerSignal.LAST);

    /** Not worse than this price. */
    public static Pricing limit(Price price) {
        return new Pricing(OrderType.LIMIT, Optional.of(PriceTerm.of(price)), Optional.empty(), TriggerSignal.LAST);
    }
}
