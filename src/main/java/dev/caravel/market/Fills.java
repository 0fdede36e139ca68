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
 *   <li>Taking pays the best price for as much as that share, and from there on a price that grows with the volume; what lies
 *       more than 5 % from the best price is not there.
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

    /** How far from the best price there is still something to take. */
    private static final double FARTHEST = 0.05;

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
     * What a buy gets at once.
     *
     * @param candleVolume of the last candle that is over, in coins
     * @param limit never pays more; empty for a market order
     * @param taken what other buys have taken since that candle
     */
    public Optional<Fill> buying(
            Pair pair, Price ask, double candleVolume, Volume wanted, Optional<Price> limit, Volume taken) {
        double room = limit.isPresent() ? limit.get().toDouble() / ask.toDouble() - 1 : FARTHEST;
        return taking(pair, candleVolume, wanted, room, taken)
                .flatMap(volume -> fill(
                        limit.orElse(dearest(pair, ask))
                                .min(pair.ceiling(ask.times(BigDecimal.valueOf(1 + loss(candleVolume, volume, taken)))))
                                .max(ask),
                        volume));
    }

    /** What a sell gets at once; see {@link #buying}. */
    public Optional<Fill> selling(
            Pair pair, Price bid, double candleVolume, Volume wanted, Optional<Price> limit, Volume taken) {
        double room = limit.isPresent() ? 1 - limit.get().toDouble() / bid.toDouble() : FARTHEST;
        return taking(pair, candleVolume, wanted, room, taken)
                .flatMap(volume -> fill(
                        limit.orElse(new Price(pair.tick()))
                                .max(pair.floor(bid.times(BigDecimal.valueOf(1 - loss(candleVolume, volume, taken)))))
                                .min(bid),
                        volume));
    }

    /** How much can be taken while the price moves by no more than the room, a share of the best price. */
    private Optional<Volume> taking(Pair pair, double candleVolume, Volume wanted, double room, Volume taken) {
        if (room < 0) {
            return Optional.empty();
        }
        double depth = candleVolume * (share + Math.min(room, FARTHEST) / (2 * slippage));
        Volume there = coins(depth);
        if (there.compareTo(taken) <= 0) {
            return Optional.empty();
        }
        Volume volume = wanted.min(pair.floor(there.minus(taken)));
        return volume.isPositive() ? Optional.of(volume) : Optional.empty();
    }

    /**
     * What the volume costs on average beyond the best price, as a share of it. The price of the next coin after {@code x} coins is
     * {@code best·(1 + 2·slippage·(x − share·V)/V)}; this is its mean from {@code taken} to {@code taken + volume}.
     */
    private double loss(double candleVolume, Volume volume, Volume taken) {
        double from = taken.amount().doubleValue();
        double amount = volume.amount().doubleValue();
        return (beyond(candleVolume, from + amount) - beyond(candleVolume, from)) / amount;
    }

    private double beyond(double candleVolume, double taken) {
        double deep = Math.max(0, taken - share * candleVolume);
        return slippage * deep * deep / candleVolume;
    }

    private static Price dearest(Pair pair, Price ask) {
        return pair.ceiling(ask.times(BigDecimal.valueOf(1 + FARTHEST)));
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
