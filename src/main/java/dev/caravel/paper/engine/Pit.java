package dev.caravel.paper.engine;

import dev.caravel.market.DayFigures;
import dev.caravel.market.Fills;
import dev.caravel.market.Listing;
import dev.caravel.market.Market;
import dev.caravel.market.Pair;
import dev.caravel.market.PairStatus;
import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where one pair is traded: what an order meets, what rests, what waits for a price, and what has been traded. */
public final class Pit {
    private final int coin;
    private final Surroundings surroundings;
    private final Resting buys = new Resting(Side.BUY);
    private final Resting sells = new Resting(Side.SELL);
    private final Stops byLast = new Stops();
    private final Stops byIndex = new Stops();

    private Listing listing;
    private MarketMode mode = MarketMode.ONLINE;

    Pit(int coin, Listing listing, Market market, Fills fills) {
        this.coin = coin;
        this.listing = listing;
        surroundings = new Surroundings(this, market, fills);
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
        surroundings.forget();
    }

    /** What the pair lets anybody do: its own mode, unless its status says less. */
    public MarketMode mode() {
        if (mode != MarketMode.ONLINE) {
            return mode;
        }
        if (surroundings.house().isEmpty()) {
            return MarketMode.CANCEL_ONLY;
        }
        return switch (pair().status()) {
            case ONLINE -> MarketMode.ONLINE;
            case POST_ONLY -> MarketMode.POST_ONLY;
            case LIMIT_ONLY -> MarketMode.LIMIT_ONLY;
            case CANCEL_ONLY, REDUCE_ONLY, UNKNOWN -> MarketMode.CANCEL_ONLY;
        };
    }

    /** As AssetPairs says it. */
    public PairStatus status() {
        return switch (mode()) {
            case ONLINE -> PairStatus.ONLINE;
            case POST_ONLY -> PairStatus.POST_ONLY;
            case LIMIT_ONLY -> PairStatus.LIMIT_ONLY;
            case CANCEL_ONLY, MAINTENANCE ->
                pair().status() == PairStatus.REDUCE_ONLY ? PairStatus.REDUCE_ONLY : PairStatus.CANCEL_ONLY;
        };
    }

    /** From now on the pair lets anybody do this and no more. What rests is filled all the same. */
    public void mode(MarketMode changed) {
        mode = changed;
    }

    /** Bid, ask and last price; empty while the coin is not traded. */
    public Optional<Ticker> ticker() {
        return surroundings.house().map(house -> {
            Price bid = best(house, Side.BUY);
            Price ask = best(house, Side.SELL);
            return new Ticker(pair().coin(), bid, ask, surroundings.last());
        });
    }

    /** Where nothing is left, the price of what was there last. */
    private Price best(House house, Side side) {
        Optional<Price> offered = house.best(side);
        Optional<Price> resting =
                side(side).bestBefore(house.quoted(opposite(side))).flatMap(PaperOrder::limit);
        if (resting.isEmpty() || offered.isEmpty()) {
            return resting.or(() -> offered).orElse(house.quoted(side));
        }
        Price one = resting.get();
        return side == Side.BUY ? one.max(offered.get()) : one.min(offered.get());
    }

    /** What was traded today and in the last 24 hours. */
    public DayFigures day(Instant now) {
        return surroundings.day(now);
    }

    /** The best prices and what lies at them, at most so many of each side. */
    public Depth depth(int count) {
        return surroundings
                .house()
                .map(house -> DepthView.of(this, house, surroundings.since(), count))
                .orElse(new Depth(List.of(), List.of()));
    }

    /** What was traded after a time, oldest first and no more than so many; the newest ones if no time is said. */
    public List<Deal> deals(Optional<Instant> after, int most) {
        if (after.isPresent()) {
            List<Deal> all = surroundings.deals(after.get());
            return all.subList(0, Math.min(all.size(), most));
        }
        List<Deal> newest = surroundings.newest(most);
        return newest.subList(Math.max(0, newest.size() - most), newest.size());
    }

    /** The newest deal; empty while nothing was traded. */
    public Optional<Deal> newest() {
        return surroundings.newest();
    }

    /** The deals in bars of one length, oldest first; the last one is the running one. At most 721. */
    public List<Bar> bars(Duration interval, Instant now) {
        return Bars.of(surroundings.deals(Bars.first(interval, now)), interval, now);
    }

    /** How the best prices have changed since a time, oldest first; the last one is the present. */
    public List<BestPrices> bestPrices(Instant after, Instant now) {
        return surroundings.bestPrices(after, now);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** Whether any order rests here or waits for a price. */
    public boolean hasResting() {
        return !isEmpty();
    }

    boolean isEmpty() {
        return buys.isEmpty() && sells.isEmpty() && byLast.isEmpty() && byIndex.isEmpty();
    }

    static boolean reaches(Side side, double price, double limit) {
        return side == Side.BUY ? Fills.reachesBuy(price, limit) : Fills.reachesSell(price, limit);
    }

    static Side opposite(Side side) {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }

    void rest(PaperOrder order) {
        side(order.side()).add(order);
        order.stand().put(Stand.Place.BOOK);
    }

    void await(PaperOrder order) {
        stops(order.request().pricing().signal()).add(order);
        order.stand().put(Stand.Place.STOPS);
    }

    /** Takes an order out of wherever it is. */
    void remove(PaperOrder order) {
        switch (order.stand().place()) {
            case BOOK -> side(order.side()).remove(order);
            case STOPS -> stops(order.request().pricing().signal()).remove(order);
            case NOWHERE -> {}
        }
        order.stand().put(Stand.Place.NOWHERE);
    }

    Resting side(Side side) {
        return side == Side.BUY ? buys : sells;
    }

    Stops stops(TriggerSignal signal) {
        return signal == TriggerSignal.LAST ? byLast : byIndex;
    }

    /** A new candle has opened. */
    void settle() {
        buys.settle();
        sells.settle();
    }

    /** So much was traded here by an order that took. */
    void traded(long number, Instant time, Price price, Volume volume, PaperOrder taker) {
        surroundings.traded(new Deal(
                number, time, price, volume, taker.side(), taker.limit().isEmpty()));
    }
}
