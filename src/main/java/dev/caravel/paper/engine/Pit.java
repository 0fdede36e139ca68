package dev.caravel.paper.engine;

import dev.caravel.market.Candle;
import dev.caravel.market.Fills;
import dev.caravel.market.Listing;
import dev.caravel.market.Market;
import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where one pair is traded: its last candle, what rests, and what has been taken since that candle. */
public final class Pit {
    /** Older candles may be forgotten by the market, so they are nobody's last price. */
    private static final Duration MEMORY = Duration.ofDays(8);

    private final int coin;
    private final Listing listing;
    private final Market market;
    private final Fills fills;
    private final Resting buys = new Resting(Side.BUY);
    private final Resting sells = new Resting(Side.SELL);
    private final long memory;

    private long completed;
    private boolean looked;
    private long lastIndex = -1;
    private Optional<Candle> last = Optional.empty();
    private Optional<Ticker> ticker = Optional.empty();
    private Volume bought = Volume.ZERO;
    private Volume sold = Volume.ZERO;

    Pit(int coin, Listing listing, Market market, Fills fills) {
        this.coin = coin;
        this.listing = listing;
        this.market = market;
        this.fills = fills;
        memory = MEMORY.dividedBy(market.interval());
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

    /** Bid, ask and last price; empty while the coin is not traded. */
    public Optional<Ticker> ticker() {
        look();
        return ticker;
    }

    /** What was traded today and in the last 24 hours. */
    public DayFigures day(Instant now) {
        return DayFigures.of(market, coin, completed, now);
    }

    void moveTo(long candles) {
        if (candles != completed) {
            completed = candles;
            looked = false;
            bought = Volume.ZERO;
            sold = Volume.ZERO;
        }
    }

    private void look() {
        if (looked) {
            return;
        }
        looked = true;
        long oldest = Math.max(0, completed - memory);
        Optional<Candle> newer = Optional.empty();
        for (long index = completed - 1; newer.isEmpty() && index > lastIndex && index >= oldest; index--) {
            newer = market.candle(coin, index);
            if (newer.isPresent()) {
                last = newer;
                lastIndex = index;
            }
        }
        if (lastIndex < oldest) {
            last = Optional.empty();
        }
        ticker = last.map(candle -> Fills.ticker(pair(), candle));
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
        return last.flatMap(candle -> ticker.flatMap(now -> side == Side.BUY
                ? fills.buying(pair(), now.ask(), candle.volume(), wanted, limit, bought)
                : fills.selling(pair(), now.bid(), candle.volume(), wanted, limit, sold)));
    }

    /** So much has been taken. */
    void took(Side side, Volume volume) {
        if (side == Side.BUY) {
            bought = bought.plus(volume);
        } else {
            sold = sold.plus(volume);
        }
    }

    /** Plays a candle against what rests. */
    void play(long index, Instant end, Clearing clearing) {
        market.candle(coin, index).ifPresent(candle -> fillReached(index, candle, end, clearing));
        buys.settle();
        sells.settle();
    }

    /** The path of the price: open, low, high; whatever the close would fill, the low or the high has filled. */
    private void fillReached(long index, Candle candle, Instant end, Clearing clearing) {
        Volume given = fill(buys.reached(index, candle.open()), candle, Volume.ZERO, clearing, end);
        given = fill(sells.reached(index, candle.open()), candle, given, clearing, end);
        given = fill(buys.reached(index, candle.low()), candle, given, clearing, end);
        fill(sells.reached(index, candle.high()), candle, given, clearing, end);
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
