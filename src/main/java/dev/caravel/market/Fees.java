package dev.caravel.market;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What Kraken charges this account for trading (method TradeVolume). Immutable.
 *
 * @param rates by pair id ({@code XXBTZUSD})
 */
public record Fees(Map<String, Rate> rates) {

    /**
     * The fees of one pair, in percent of the cost: 0.25 is 0.25 %.
     *
     * @param maker for an order that rested
     * @param taker for an order that took
     */
    public record Rate(BigDecimal maker, BigDecimal taker) {}

    public Fees {
        rates = Map.copyOf(rates);
    }

    /** The fees of a pair; empty if Kraken was not asked for it. */
    public Optional<Rate> of(Pair pair) {
        return Optional.ofNullable(rates.get(pair.id()));
    }
}
