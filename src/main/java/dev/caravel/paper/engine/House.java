package dev.caravel.paper.engine;

import dev.caravel.market.Fills;
import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import java.util.Optional;

/**
 * What the market at large offers in one pit, as {@link Fills} tells it: prices on ticks, each with a volume, less what accounts have
 * taken. It is older than any account's order at the same price.
 */
final class House {
    private final Fills fills;
    private final Pair pair;
    private final Ticker ticker;
    private final double volume;
    private final Taken taken;
    private final Ladder bids;
    private final Ladder asks;

    /** What accounts have taken of each side. */
    static final class Taken {
        private Volume bids = Volume.ZERO;
        private Volume asks = Volume.ZERO;

        private Volume of(Side side) {
            return side == Side.BUY ? bids : asks;
        }

        private void add(Side side, Volume volume) {
            if (side == Side.BUY) {
                bids = bids.plus(volume);
            } else {
                asks = asks.plus(volume);
            }
        }
    }

    /** One side, standing at the best price that is left. */
    private final class Ladder {
        private final Side side;
        private int index = -1;
        private Optional<Fills.Level> level = Optional.empty();
        private Volume left = Volume.ZERO;
        private Price farthest;
        private boolean atEnd;

        Ladder(Side side, Price best) {
            this.side = side;
            farthest = best;
        }

        void advance() {
            while (left.isZero() && !atEnd) {
                Volume before = level.map(Fills.Level::upTo).orElse(Volume.ZERO).max(taken.of(side));
                level = level(side, ++index);
                atEnd = level.isEmpty();
                if (level.isPresent()) {
                    farthest = level.get().price();
                    Volume upTo = level.get().upTo();
                    left = upTo.compareTo(before) > 0 ? upTo.minus(before) : Volume.ZERO;
                }
            }
        }
    }

    House(Fills fills, Pair pair, Ticker ticker, double volume, Taken taken) {
        this.fills = fills;
        this.pair = pair;
        this.ticker = ticker;
        this.volume = volume;
        this.taken = taken;
        bids = new Ladder(Side.BUY, ticker.bid());
        asks = new Ladder(Side.SELL, ticker.ask());
    }

    private Optional<Fills.Level> level(Side side, int index) {
        return side == Side.BUY
                ? fills.bid(pair, ticker.bid(), volume, index)
                : fills.ask(pair, ticker.ask(), volume, index);
    }

    private Ladder ladder(Side side) {
        Ladder ladder = side == Side.BUY ? bids : asks;
        ladder.advance();
        return ladder;
    }

    /** The best price of one side; empty when all of it is taken. */
    Optional<Price> best(Side side) {
        Ladder ladder = ladder(side);
        return ladder.atEnd ? Optional.empty() : ladder.level.map(Fills.Level::price);
    }

    /** How much is left at the best price. */
    Volume left(Side side) {
        return ladder(side).left;
    }

    /** The best price, or the last one when all is taken. */
    Price quoted(Side side) {
        return ladder(side).farthest;
    }

    /** So much goes from the best price. */
    void take(Side side, Volume amount) {
        Ladder ladder = ladder(side);
        ladder.left = ladder.left.minus(amount);
        taken.add(side, amount);
    }

    /** All that is left of one side, the best price first. */
    Walk walk(Side side) {
        return new Walk(side);
    }

    /** Looks at one price after the other and takes nothing. */
    final class Walk {
        private final Side side;
        private int index;
        private Optional<Price> price;
        private Volume left;
        private Volume upTo;

        private Walk(Side side) {
            this.side = side;
            Ladder ladder = ladder(side);
            index = ladder.index;
            price = best(side);
            left = ladder.left;
            upTo = ladder.level.map(Fills.Level::upTo).orElse(Volume.ZERO);
        }

        Optional<Price> price() {
            return price;
        }

        Volume left() {
            return left;
        }

        void next() {
            Volume before = upTo;
            Optional<Fills.Level> level;
            do {
                level = level(side, ++index);
                upTo = level.map(Fills.Level::upTo).orElse(before);
            } while (level.isPresent() && upTo.compareTo(before) <= 0);
            price = level.map(Fills.Level::price);
            left = upTo.minus(before);
        }
    }
}
