package dev.caravel.paper.engine;

import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.order.Side;
import java.util.Optional;

/**
 * An order's prices in dollars, as they come out of what was asked for and of the last price.
 *
 * @param limit of a type that has one from the beginning
 * @param stop what triggers it; empty for a type that does not wait
 */
record Prices(Optional<Price> limit, Optional<Price> stop) {

    /** Refuses what is missing, of the wrong kind, or not above zero. */
    static Prices of(Pit pit, Side side, Pricing pricing) {
        OrderType type = pricing.type();
        Price reference = reference(pit, pricing.signal());
        if (type == OrderType.MARKET) {
            return new Prices(Optional.empty(), Optional.empty());
        }
        PriceTerm price = pricing.price().orElseThrow(() -> Refusal.argument("price"));
        if (type.isTrailing()) {
            return trailing(side, pricing, price, reference, pit.pair());
        }
        Price first = absolute(price, side, type, reference, pit.pair());
        if (!type.isTriggered()) {
            return new Prices(Optional.of(first), Optional.empty());
        }
        if (!type.isLimited()) {
            return new Prices(Optional.empty(), Optional.of(first));
        }
        PriceTerm price2 = pricing.price2().orElseThrow(() -> Refusal.argument("price2"));
        return new Prices(Optional.of(absolute(price2, side, type, reference, pit.pair())), Optional.of(first));
    }

    private static Prices trailing(Side side, Pricing pricing, PriceTerm distance, Price reference, Pair pair) {
        if (distance.direction() != PriceTerm.Direction.ABOVE
                || distance.amount().signum() == 0) {
            throw Refusal.argument("price");
        }
        boolean limited = pricing.type().isLimited();
        if (limited && !pricing.price2().map(PriceTerm::isRelative).orElse(false)) {
            throw Refusal.argument("price2");
        }
        Price stop = Stops.trigger(side, distance, reference, pair);
        if (limited) {
            trailingLimit(side, pricing, stop, pair);
        }
        return new Prices(Optional.empty(), Optional.of(stop));
    }

    /** The limit price of a trailing stop when its trigger is at the price. */
    static Price trailingLimit(Side side, Pricing pricing, Price stop, Pair pair) {
        return pricing.price2()
                .flatMap(offset -> offset.from(stop, side == Side.BUY, pair))
                .orElseThrow(() -> Refusal.argument("price2"));
    }

    /** A price in dollars; where the sign is left to the exchange, the one that makes sense for the type and the side. */
    static Price absolute(PriceTerm term, Side side, OrderType type, Price reference, Pair pair) {
        boolean up = type.isTriggered() ? Stops.isRising(side, type) : side == Side.SELL;
        return term.from(reference, up, pair).orElseThrow(() -> Refusal.argument("price"));
    }

    /** The price from which a relative one counts, and which triggers. */
    static Price reference(Pit pit, TriggerSignal signal) {
        return switch (signal) {
            case LAST -> pit.surroundings().last();
            case INDEX -> pit.surroundings().index();
        };
    }

    /** What an order costs or gets about: its limit, or what triggers it. */
    Optional<Price> known() {
        return limit.or(() -> stop);
    }
}
