package dev.caravel.paper.engine;

import dev.caravel.market.Fills;
import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import dev.caravel.paper.account.Holdings;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets an order meet what lies on the other side, the best price first and at one price the oldest: the house, then the orders of
 * other accounts. Orders of one account never trade with each other.
 */
final class Matching {
    private static final Optional<String> SELF_TRADE = Optional.of("Self trade prevention");
    private static final BigDecimal PROTECTED = BigDecimal.valueOf(Fills.FARTHEST * 100);

    /** What rounding may cost besides: a last place each of cost and fee. */
    private static final Money ROUNDING = Money.of("0.0002");

    private final Clearing clearing;
    private final Serials serials;

    Matching(Clearing clearing, Serials serials) {
        this.clearing = clearing;
        this.serials = serials;
    }

    /**
     * Fills what can be filled at once and keeps or cancels the rest. The order is in no queue before.
     *
     * @param post whether it is cancelled rather than take
     */
    void enter(PaperOrder order, House house, boolean post, Instant time) {
        Crossing crossing = new Crossing(order.pit(), order.side(), bound(order, house), order.trader());
        if (post && crossing.takes(house)) {
            cancel(order, "Post only order", time);
        } else if (order.request().validity().timeInForce() == TimeInForce.FOK && !crossing.fills(order, house)) {
            cancel(order, "Fill or kill", time);
        } else {
            take(order, house, crossing.limit(), time);
            if (order.isOpen()) {
                keep(order, time);
            }
        }
    }

    private void keep(PaperOrder order, Instant time) {
        if (order.limit().isEmpty()) {
            endMarket(order, time);
        } else if (order.request().validity().timeInForce() == TimeInForce.IOC) {
            cancel(order, "Immediate or cancel", time);
        } else {
            rest(order);
        }
    }

    private void endMarket(PaperOrder order, Instant time) {
        boolean unprotected = order.request().has(OrderFlag.NOMPP);
        if (order.request().has(OrderFlag.VIQC) && order.executed().isPositive() && isSpent(order)) {
            clearing.end(order, OrderStatus.CLOSED, Optional.empty(), time);
        } else {
            cancel(order, unprotected ? "Insufficient liquidity" : "Market price protection", time);
        }
    }

    /** Whether what is left of an order in dollars buys no lot. */
    private static boolean isSpent(PaperOrder order) {
        Price paid = PaperTrade.fills(order.trades()).getLast().price();
        return inCoins(order, paid).isZero();
    }

    /** Puts an order into the book, behind all that is there at its price. */
    void rest(PaperOrder order) {
        order.display().ifPresent(shown -> order.stand().show(shown));
        order.pit().rest(order);
    }

    private void cancel(PaperOrder order, String reason, Instant time) {
        clearing.end(order, OrderStatus.CANCELED, Optional.of(reason), time);
    }

    /** The worst price: the limit; without one what market price protection allows. */
    private static Optional<Price> bound(PaperOrder order, House house) {
        return order.limit().isPresent() ? order.limit() : marketBound(order.request(), house);
    }

    /** What market price protection allows an order without a limit; empty if it does not want it. */
    static Optional<Price> marketBound(NewOrder order, House house) {
        if (order.has(OrderFlag.NOMPP)) {
            return Optional.empty();
        }
        Price best = new Crossing(order.pit(), order.side(), Optional.empty(), Optional.empty())
                .best(house)
                .orElse(house.quoted(Pit.opposite(order.side())));
        return Optional.of(best.moved(order.side() == Side.BUY ? PROTECTED : PROTECTED.negate()));
    }

    private void take(PaperOrder order, House house, Optional<Price> bound, Instant time) {
        Taking taking = clearing.taking(order);
        boolean more = true;
        while (more && order.isOpen() && order.remaining().isPositive()) {
            more = takeBest(taking, house, bound, time);
        }
        clearing.finish(taking, time);
    }

    /** Takes what the order can have at the best price; returns whether there may be more. */
    private boolean takeBest(Taking taking, House house, Optional<Price> bound, Instant time) {
        PaperOrder order = taking.order();
        Side other = Pit.opposite(order.side());
        Optional<Price> offered = house.best(other);
        Optional<PaperOrder> resting = order.pit().side(other).first();
        boolean fromHouse = offered.isPresent()
                && (resting.isEmpty() || !isBetter(other, resting.get().limit(), offered.get()));
        Optional<Price> price = fromHouse ? offered : resting.flatMap(PaperOrder::limit);
        if (price.isEmpty() || !reaches(order.side(), bound, price.get())) {
            return false;
        }
        if (!fromHouse && resting.get().trader() == order.trader()) {
            preventSelfTrade(order, resting.get(), time);
            return true;
        }
        Volume there = fromHouse ? house.left(other) : resting.get().shown();
        Volume volume = piece(order, wanted(order, price.get()).min(there));
        if (volume.isZero()) {
            return false;
        }
        Clearing.Fill fill = new Clearing.Fill(price.get(), volume, serials.trade(time), time);
        if (fromHouse) {
            house.take(other, volume);
            order.pit().surroundings().took();
        } else {
            fillResting(resting.get(), fill);
        }
        clearing.fill(taking, fill);
        order.pit().traded(fill.number(), time, fill.price(), volume, order);
        return true;
    }

    private static boolean isBetter(Side side, Optional<Price> one, Price other) {
        int order = one.orElseThrow().compareTo(other);
        return side == Side.BUY ? order > 0 : order < 0;
    }

    static boolean reaches(Side side, Optional<Price> bound, Price price) {
        return bound.isEmpty()
                || (side == Side.BUY ? price.compareTo(bound.get()) <= 0 : price.compareTo(bound.get()) >= 0);
    }

    private void preventSelfTrade(PaperOrder arriving, PaperOrder resting, Instant time) {
        SelfTrade rule = arriving.request().selfTrade();
        if (rule != SelfTrade.CANCEL_NEWEST) {
            clearing.end(resting, OrderStatus.CANCELED, SELF_TRADE, time);
        }
        if (rule != SelfTrade.CANCEL_OLDEST) {
            clearing.end(arriving, OrderStatus.CANCELED, SELF_TRADE, time);
        }
    }

    /** Fills an order of the book; an iceberg whose visible part is gone shows the next one, behind what is there at its price. */
    void fillResting(PaperOrder order, Clearing.Fill fill) {
        Stand stand = order.stand();
        Volume shown = order.shown();
        clearing.fillResting(order, fill);
        if (order.type() == OrderType.ICEBERG && order.isOpen()) {
            stand.show(shown.minus(fill.volume()));
            if (stand.shown().isZero()) {
                order.pit().remove(order);
                stand.rank(serials.rank());
                rest(order);
            }
        }
    }

    /** No more of an order than one piece of it. */
    static Volume piece(PaperOrder order, Volume volume) {
        int pieces = order.trader().pieces();
        return pieces == 1
                ? volume
                : volume.min(new Volume(order.volume()
                        .amount()
                        .divide(BigDecimal.valueOf(pieces), order.pit().pair().lotDecimals(), RoundingMode.CEILING)));
    }

    /** How much an order still wants at a price; no more than its owner can pay. */
    private static Volume wanted(PaperOrder order, Price price) {
        Volume rest = order.request().has(OrderFlag.VIQC) ? inCoins(order, price) : order.remaining();
        return order.side() == Side.BUY && order.limit().isEmpty() ? rest.min(affordable(order, price)) : rest;
    }

    private static Volume inCoins(PaperOrder order, Price price) {
        return new Money(order.remaining().amount())
                .at(price, order.pit().pair().lotDecimals());
    }

    /** What a buy without a limit can pay at the price, its fee included. */
    private static Volume affordable(PaperOrder order, Price price) {
        Holdings holdings = order.trader().holdings();
        Money budget = holdings.dollars()
                .minus(holdings.dollarsHeld())
                .plus(order.dollarsHeld())
                .minus(ROUNDING);
        if (!budget.isPositive()) {
            return Volume.ZERO;
        }
        BigDecimal fee = order.request().has(OrderFlag.FCIB)
                ? BigDecimal.ZERO
                : order.rates().taker();
        Price withFee = price.moved(fee);
        BigDecimal volume = budget.amount().divide(withFee.amount(), MathContext.DECIMAL128);
        return new Volume(volume.setScale(order.pit().pair().lotDecimals(), RoundingMode.DOWN));
    }
}
