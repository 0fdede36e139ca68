package dev.caravel.market;

import java.math.BigDecimal;

/**
 * A coin against US dollars as Kraken lists it, with its precisions and minimums (AssetPairs).
 *
 * @param coin the coin that is bought and sold
 * @param id Kraken's id of the pair, the key of most replies ({@code XXBTZUSD})
 * @param altname the name in order descriptions and requests ({@code XBTUSD})
 * @param base the coin's asset id, the key of balances ({@code XXBT})
 * @param quote the asset id of US dollars ({@code ZUSD})
 * @param tick the smallest step of a price, in dollars
 * @param lotDecimals decimals of a volume
 * @param costDecimals decimals of a cost or fee in an order's record
 * @param ordermin the smallest volume of an order
 * @param costmin the smallest volume times price of an order
 * @param status what is allowed right now
 */
public record Pair(
        Coin coin,
        String id,
        String altname,
        String base,
        String quote,
        BigDecimal tick,
        int lotDecimals,
        int costDecimals,
        Volume ordermin,
        Money costmin,
        PairStatus status) {

    public Pair {
        if (tick.signum() <= 0) {
            throw new IllegalArgumentException(id + ": the tick must be above zero, not " + tick);
        }
        tick = Exact.canonical(tick);
    }

    /** The same pair in another status. */
    public Pair with(PairStatus changed) {
        return new Pair(coin, id, altname, base, quote, tick, lotDecimals, costDecimals, ordermin, costmin, changed);
    }

    public Price floor(Price price) {
        return price.floor(tick);
    }

    public Price ceiling(Price price) {
        return price.ceiling(tick);
    }

    public Volume floor(Volume volume) {
        return volume.floor(lotDecimals);
    }

    /** Whether an order of this volume at this price reaches both minimums. */
    public boolean isLargeEnough(Volume volume, Price price) {
        return volume.compareTo(ordermin) >= 0 && price.times(volume).compareTo(costmin) >= 0;
    }

    public boolean isOnline() {
        return status == PairStatus.ONLINE;
    }
}
