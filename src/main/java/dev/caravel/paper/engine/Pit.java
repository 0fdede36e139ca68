package dev.caravel.paper.engine;

import dev.caravel.market.Candle;
import dev.caravel.market.DayFigures;
import dev.caravel.market.Fills;
import dev.caravel.market.Listing;
import dev.caravel.market.Market;
import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import dev.caravel.market.Touch;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where one pair is traded: what an order meets, what rests, and what has been taken of it lately. */
public final class Pit {
    /** Older candles may be forgotten by the market, so they are nobody's last price. */
    private static final Duration MEMORY = Duration.ofDays(8);

    /** How long it takes until what was taken of a followed market is there again. */
    private static final Duration REFILL = Duration.ofMinutes(5);

    private final int coin;
    private final Market market;
    private final Optional<LiveMarket> live;
    private final Fills fills;
    private final Resting buys = new Resting(Side.BUY);
    private final Resting sells = new Resting(Side.SELL);
    private final long memory;
    private final long refill;

    private Listing listing;
    private long completed;
    private boolean looked;
    private long lastIndex = -1;
    private Optional<Touch> touch = Optional.empty();
    private Volume bought = Volume.ZERO;
    private Volume sold = Volume.ZERO;
    private long refilled;

    Pit(int coin, Listing listing, Market market, Fills fills) {
        this.coin = coin;
        this.listing = listing;
        this.market = market;
        this.fills = fills;
        live = market instanceof LiveMarket followed ? Optional.of(followed) : Optional.empty();
        memory = MEMORY.dividedBy(market.interval());
        refill = live.isPresent() ? REFILL.dividedBy(market.interval()) : 1;
    }

    /** The coin's place in the market's whitelist. */
    public int coin() {
        return coin;
    }

    public Listing listing() {
        return listing;
    }

    public Pair pair() {
        return listing.pair();
    }

    /** From now on the pair has these precisions, minimums and status; its names stay. */
    void list(Listing changed) {
        listing = changed;
    }

    /** Bid, ask and last price; empty while the coin is not traded. */
    public Optional<Ticker> ticker() {
        look();
        return touch.map(Touch::ticker);
    }

    /** What was traded today and in the last 24 hours. */
    public DayFigures day(Instant now) {
        look();
        return live.isPresent()
                ? touch.map(Touch::day).orElse(DayFigures.NOTHING)
                : DayFigures.of(market, coin, completed, now);
    }

    void moveTo(long candles) {
        if (candles != completed) {
            completed = candles;
            looked = false;
            if (candles >= refilled) {
                bought = Volume.ZERO;
                sold = Volume.ZERO;
            }
        }
    }

    /** Something comes of what an order meets here now. */
    void use() {
        live.ifPresent(market -> market.use(coin, completed - 1));
    }

    private void look() {
        if (looked) {
            return;
        }
        looked = true;
        touch = live.isPresent() ? live.get().touch(coin, completed) : touchOfLastCandle();
    }

    private Optional<Touch> touchOfLastCandle() {
        long oldest = Math.max(0, completed - memory);
        Optional<Candle> newer = Optional.empty();
        for (long index = completed - 1; newer.isEmpty() && index > lastIndex && index >= oldest; index--) {
            newer = market.candle(coin, index);
            if (newer.isPresent()) {
                lastIndex = index;
            }
        }
        if (newer.isPresent()) {
            return newer.map(candle -> new Touch(Fills.ticker(pair(), candle), candle.volume(), DayFigures.NOTHING));
        }
        return lastIndex < oldest ? Optional.empty() : touch;
    }

    /** Whether any order rests here. */
    public boolean hasResting() {
        return !isEmpty();
    }

    boolean isEmpty() {
        return buys.isEmpty() && sells.isEmpty();
    }

    static boolean reaches(Side side, double price, double limit) {
        return side == Side.BUY ? Fills.reachesBuy(price, limit) : Fills.reachesSell(price, limit);
    }

    void rest(PaperOrder order) {
        side(order.side()).add(order);
    }

    void remove(PaperOrder order) {
        side(order.side()).remove(order);
    }

    private Resting side(Side side) {
        return side == Side.BUY ? buys : sells;
    }

    /** The best price at which the trader's own orders rest on the side. */
    Optional<Price> best(Side side, Trader trader) {
        return side(side).best(trader);
    }

    /** What an order gets at once; nothing changes. */
    Optional<Fills.Fill> offer(Side side, Volume wanted, Optional<Price> limit) {
        look();
        return touch.flatMap(now -> side == Side.BUY
                ? fills.buying(pair(), now.ticker().ask(), now.volume(), wanted, limit, bought)
                : fills.selling(pair(), now.ticker().bid(), now.volume(), wanted, limit, sold));
    }

    /** So much has been taken. */
    void took(Side side, Volume volume) {
        if (bought.isZero() && sold.isZero()) {
            refilled = completed + refill;
        }
        if (side == Side.BUY) {
            bought = bought.plus(volume);
        } else {
            sold = sold.plus(volume);
        }
    }

    /** Plays a candle against what rests. */
    void play(long index, Instant end, Clearing clearing) {
        market.candle(coin, index).ifPresent(candle -> {
            if (fillReached(index, candle, end, clearing).isPositive()) {
                live.ifPresent(market -> market.use(coin, index));
            }
        });
        buys.settle();
        sells.settle();
    }

    /** The path of the price: open, low, high; whatever the close would fill, the low or the high has filled. */
    private Volume fillReached(long index, Candle candle, Instant end, Clearing clearing) {
        Volume given = fill(buys.reached(index, candle.open()), candle, Volume.ZERO, clearing, end);
        given = fill(sells.reached(index, candle.open()), candle, given, clearing, end);
        given = fill(buys.reached(index, candle.low()), candle, given, clearing, end);
        return fill(sells.reached(index, candle.high()), candle, given, clearing, end);
    }

    private Volume fill(List<PaperOrder> orders, Candle candle, Volume before, Clearing clearing, Instant end) {
        Volume given = before;
        for (PaperOrder order : orders) {
            Optional<Fills.Fill> fill =
                    fills.resting(pair(), candle.volume(), order.limit().orElseThrow(), order.remaining(), given);
            if (fill.isPresent()) {
                clearing.fill(order, fill.get(), true, end);
                given = given.plus(fill.get().volume());
            }
        }
        return given;
    }
}
