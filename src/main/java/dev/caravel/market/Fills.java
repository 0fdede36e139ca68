package dev.caravel.market;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The one rule by which a candle fills an order. The price is taken to go from the open to the low, then to the high, then to the
 * close: the worst for a holder of coins comes first. Nothing is made where nothing fills.
 *
 * <ul>
 *   <li>A resting limit is filled only when the market trades <em>through</em> its price, at that price, and all resting orders
 *       of a pair together get at most a share of the candle's volume.
 *   <li>Taking pays the best price for as much as that share, and from there on prices that grow with the volume, level by level; what
 *       lies more than 5 % from the best price is not there.
 *   <li>Bid and ask lie around the close. Their distance grows with the candle's range, shrinks with what was traded, and is one
 *       tick at least.
 * </ul>
 *
 * Immutable.
 *
 * @param share of a candle's volume that resting orders get together, 0 to 1; also what lies at the best price
 * @param slippage what is lost on average, as a share of the price, by taking a whole candle's volume beyond the best price
 */
public record Fills(double share, double slippage) {
    /** What is used when nothing else is said: a tenth of the volume, 1 % lost on a whole candle's volume. */
    public static final Fills USUAL = new Fills(0.1, 0.01);

    /** How far from the best price there is still something to take, as a share of it. */
    public static final double FARTHEST = 0.05;

    /** The least distance of two prices in the book, as a share of the best. */
    private static final BigDecimal STEP = new BigDecimal("0.0005");

    /** Spread as a share of the candle's range when nothing is traded. */
    private static final double SPREAD_OF_RANGE = 0.2;

    /** Dollars traded in a candle at which the spread has halved. */
    private static final double QUIET = 10_000;

    /** A fill: so much at that price. */
    public record Fill(Price price, Volume volume) {}

    /**
     * The rule with its two numbers.
     *
     * @throws IllegalArgumentException if the share is not between 0 and 1 or the slippage is not above 0
     */
    public Fills {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of the volume must be 0 to 1, not " + share);
        }
        if (!(slippage > 0 && slippage <= 1)) {
            throw new IllegalArgumentException("the slippage must be above 0 and at most 1, not " + slippage);
        }
    }

    /** Whether a resting buy is traded through. Touching is not enough: others were first in the queue. */
    public static boolean reachesBuy(double low, double limit) {
        return low < limit;
    }

    /** Whether a resting sell is traded through. */
    public static boolean reachesSell(double high, double limit) {
        return high > limit;
    }

    /**
     * What a resting order gets that was {@link #reachesBuy reached}.
     *
     * @param candleVolume traded in the candle, in coins
     * @param wanted what remains of the order
     * @param given what other resting orders got of this candle
     */
    public Optional<Fill> resting(Pair pair, double candleVolume, Price limit, Volume wanted, Volume given) {
        Volume room = coins(candleVolume * share);
        if (room.compareTo(given) <= 0) {
            return Optional.empty();
        }
        return fill(limit, wanted.min(pair.floor(room.minus(given))));
    }

    /** The distance of bid and ask in dollars, before it is rounded to ticks. */
    public static double spread(double low, double high, double close, double volume) {
        return (high - low) * SPREAD_OF_RANGE / (1 + Math.sqrt(volume * close / QUIET));
    }

    /** Bid, ask and last price when the candle is over: {@code bid <= last <= ask}, bid and ask at least a tick apart. */
    public static Ticker ticker(Pair pair, Candle candle) {
        double half = spread(candle.low(), candle.high(), candle.close(), candle.volume()) / 2;
        Price tick = new Price(pair.tick());
        Price bid = pair.floor(dollars(candle.close() - half)).max(tick);
        Price ask = pair.ceiling(dollars(candle.close() + half));
        return new Ticker(
                pair.coin(),
                bid,
                ask.max(new Price(bid.amount().add(pair.tick()))),
                pair.floor(dollars(candle.close())).max(tick));
    }

    /**
     * A price of the house's book.
     *
     * @param upTo how much lies at this price and the better ones
     */
    public record Level(Price price, Volume upTo) {}

    /**
     * A price at which a buy can be filled at once.
     *
     * @param ask the best price
     * @param candleVolume of the last candle that is over, in coins
     * @param index 0 is the best price; empty where there is nothing more
     */
    public Optional<Level> ask(Pair pair, Price ask, double candleVolume, int index) {
        BigDecimal away = step(pair, ask).multiply(BigDecimal.valueOf(index));
        return level(pair, ask, new Price(ask.amount().add(away)), away, candleVolume);
    }

    /** A price at which a sell can be filled at once; see {@link #ask}. */
    public Optional<Level> bid(Pair pair, Price bid, double candleVolume, int index) {
        BigDecimal away = step(pair, bid).multiply(BigDecimal.valueOf(index));
        BigDecimal price = bid.amount().subtract(away);
        return price.signum() > 0 ? level(pair, bid, new Price(price), away, candleVolume) : Optional.empty();
    }

    /** The distance of two prices in the book: a tick, or as much as makes about a hundred prices of all that can be taken. */
    private static BigDecimal step(Pair pair, Price best) {
        return best.times(STEP).floor(pair.tick()).amount().max(pair.tick());
    }

    /**
     * The price of the next coin after {@code x} coins is {@code best·(1 + 2·slippage·(x − share·V)/V)}: so much lies up to a price,
     * and it is sold at that price, not below it.
     */
    private Optional<Level> level(Pair pair, Price best, Price price, BigDecimal away, double candleVolume) {
        double distance = away.doubleValue() / best.toDouble();
        if (distance > FARTHEST) {
            return Optional.empty();
        }
        Volume upTo = pair.floor(coins(candleVolume * (share + distance / (2 * slippage))));
        return Optional.of(new Level(price, upTo));
    }

    private static Optional<Fill> fill(Price price, Volume volume) {
        return volume.isPositive() ? Optional.of(new Fill(price, volume)) : Optional.empty();
    }

    private static Price dollars(double amount) {
        return new Price(BigDecimal.valueOf(Math.max(0, amount)));
    }

    private static Volume coins(double amount) {
        return new Volume(BigDecimal.valueOf(Math.max(0, amount)));
    }
}
