package dev.caravel.strategy;

import dev.caravel.book.Lot;
import dev.caravel.market.Fees;
import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Where the sell of one position may stand, all from its average entry. What is asked of the exchange is on the tick: rounded up when
 * the sell waits, down when it must go.
 *
 * @param bought what was paid; never empty
 * @param rate this pair's fees; without them break-even is unknown, and the price stays at the target until giveup
 */
record SellPrices(Rules rules, Pair pair, Lot bought, Optional<Fees.Rate> rate) {
    private static final MathContext UP = new MathContext(20, RoundingMode.CEILING);

    Price entry() {
        return bought.price();
    }

    Price target() {
        return pair.ceiling(entry().moved(rules.selling().target()));
    }

    /** At or under which both the best bid and the last trade touch the stop. */
    Price stop() {
        return entry().moved(rules.stopping().below().negate());
    }

    boolean isStopTouched(Ticker ticker) {
        Price stop = stop();
        return ticker.bid().compareTo(stop) <= 0 && ticker.last().compareTo(stop) <= 0;
    }

    /** Where a sell that must go is put: under the bid, so that it takes. */
    Price urgent(Ticker ticker) {
        return pair.floor(ticker.bid().moved(rules.stopping().slippage().negate()));
    }

    /** Where the sell stands so many cycles after its placement, if the bid lets it. */
    Price after(long cycles) {
        return pair.ceiling(wanted(cycles).max(lowest(cycles)));
    }

    /** Whether only the floor keeps the price from coming down further. */
    boolean isAtFloor(long cycles) {
        return wanted(cycles).compareTo(lowest(cycles)) < 0;
    }

    private Price wanted(long cycles) {
        Rules.Selling selling = rules.selling();
        BigDecimal steps = BigDecimal.valueOf(Math.max(0, cycles - selling.patience()));
        BigDecimal percent = selling.target().subtract(selling.step().multiply(steps));
        return entry().moved(percent.max(rules.stopping().below().negate()));
    }

    private Price lowest(long cycles) {
        Rules.Selling selling = rules.selling();
        BigDecimal steps = BigDecimal.valueOf(Math.max(0, cycles - selling.giveup()));
        BigDecimal down =
                entry().amount().multiply(selling.step()).movePointLeft(2).multiply(steps);
        return new Price(floor().amount().subtract(down).max(stop().amount()));
    }

    /** How low the price comes until giveup. */
    Price floor() {
        Optional<BigDecimal> fixed = rules.selling().floor();
        if (fixed.isPresent()) {
            return entry().moved(fixed.get());
        }
        return rate.map(this::breakEven).orElseGet(this::target);
    }

    /** The price at which a resting sell earns back the cost, the fee paid and its own fee. */
    private Price breakEven(Fees.Rate fees) {
        BigDecimal paid = bought.paid().amount();
        BigDecimal kept = BigDecimal.ONE.subtract(fees.maker().movePointLeft(2));
        return new Price(paid.divide(bought.volume().amount().multiply(kept), UP));
    }
}
