package dev.caravel.paper.engine;

import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import java.util.Optional;

/** Where an order stands in its pit: its prices as they are now, and its place in the queue. Only the engine changes it. */
final class Stand {
    /** Where an order is kept. */
    enum Place {
        NOWHERE,
        BOOK,
        STOPS
    }

    /** Numbers of so many digits are as different as they look. */
    private static final int DIGITS = 15;

    private final Side side;
    private Place place = Place.NOWHERE;
    private Optional<Price> limit = Optional.empty();
    private double limitNumber;
    private boolean limitExact;
    private Optional<Price> stop = Optional.empty();
    private Optional<Price> extreme = Optional.empty();
    private Optional<PriceTerm> distance = Optional.empty();
    private boolean triggered;
    private Volume shown = Volume.ZERO;
    private long rank;

    /** The first candle of which it sees all. */
    private long joins;

    /** What must be traded through in the running candle: the worst of its limits since that candle opened. */
    private double through;

    Stand(Side side, long joins, long rank) {
        this.side = side;
        this.joins = joins;
        this.rank = rank;
    }

    Place place() {
        return place;
    }

    void put(Place where) {
        place = where;
    }

    Optional<Price> limit() {
        return limit;
    }

    /** The limit as a number, for a quick look; only where there is one. */
    double limitNumber() {
        return limitNumber;
    }

    /** Whether no other price has the same number. */
    boolean isLimitExact() {
        return limitExact;
    }

    void limit(Price price) {
        limit = Optional.of(price);
        limitNumber = price.toDouble();
        limitExact = price.amount().precision() <= DIGITS;
        through = limitNumber;
    }

    /** The price that triggers it. */
    Optional<Price> stop() {
        return stop;
    }

    void stop(Price price) {
        stop = Optional.of(price);
    }

    /** The best price for a trailing stop's owner since it was placed. */
    Optional<Price> extreme() {
        return extreme;
    }

    void extreme(Price price) {
        extreme = Optional.of(price);
    }

    /** How far a trailing stop's trigger is from that price. */
    PriceTerm distance() {
        return distance.orElseThrow();
    }

    void distance(PriceTerm changed) {
        distance = Optional.of(changed);
    }

    boolean isTriggered() {
        return triggered;
    }

    /** From now on it is an order like those that never waited. */
    void trigger(long joining) {
        triggered = true;
        joins = joining;
    }

    /** How much of it lies in the book for everybody to see. */
    Volume shown() {
        return shown;
    }

    void show(Volume volume) {
        shown = volume;
    }

    long rank() {
        return rank;
    }

    void rank(long changed) {
        rank = changed;
    }

    boolean joins(long candle) {
        return joins <= candle;
    }

    void joinAt(long candle) {
        joins = candle;
    }

    /** Whether it rests long enough to be filled in the candle, and the price goes through it. */
    boolean isReached(long candle, double price) {
        return joins <= candle && Pit.reaches(side, price, through);
    }

    /** The limit changes while it rests. */
    void reprice(Price price, long runningCandle) {
        double before = through;
        boolean joined = joins <= runningCandle;
        limit(price);
        boolean better = side == Side.BUY ? limitNumber > before : limitNumber < before;
        // what lay at the worse price would have been filled in any case, what lies at the better one only maybe
        if (joined && better) {
            through = before;
        }
    }

    /** A new candle has opened: only the present limit counts. */
    void settle() {
        through = limitNumber;
    }
}
