package dev.caravel.paper.engine;

import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * What an interval's deals add up to (OHLC). Without any, the four prices repeat the last one before.
 *
 * @param time when the interval opens
 * @param dollars that were paid
 */
public record Bar(
        Instant time, Price open, Price high, Price low, Price close, Volume volume, BigDecimal dollars, int count) {

    static Bar quiet(Instant time, Price last) {
        return new Bar(time, last, last, last, last, Volume.ZERO, BigDecimal.ZERO, 0);
    }

    Bar with(Deal deal) {
        BigDecimal paid = dollars.add(deal.price().times(deal.volume()).amount());
        Volume traded = volume.plus(deal.volume());
        return count == 0
                ? new Bar(time, deal.price(), deal.price(), deal.price(), deal.price(), traded, paid, 1)
                : new Bar(
                        time,
                        open,
                        high.max(deal.price()),
                        low.min(deal.price()),
                        deal.price(),
                        traded,
                        paid,
                        count + 1);
    }

    /** The average price by volume; 0 if nothing was traded. */
    public BigDecimal average(int decimals) {
        return volume.isZero()
                ? BigDecimal.ZERO
                : dollars.divide(volume.amount(), MathContext.DECIMAL64).setScale(decimals, RoundingMode.HALF_UP);
    }
}
