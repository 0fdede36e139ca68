package dev.caravel.paper.engine;

import dev.caravel.market.FeeSchedule;
import dev.caravel.market.Fees;
import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderStatus;
import dev.caravel.paper.account.Holdings;
import dev.caravel.paper.account.Ids;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** Books what happens to accepted orders: fills, ends, holds. */
public final class Clearing {
    private final Ids ids;
    private final FeeSchedule fees;
    private final Agenda agenda;

    /** How much of each order with a conditional close was filled since somebody has asked. */
    private final Map<PaperOrder, Volume> toClose = new LinkedHashMap<>();

    Clearing(Ids ids, FeeSchedule fees, Agenda agenda) {
        this.ids = ids;
        this.fees = fees;
        this.agenda = agenda;
    }

    /** A fill that is to be booked. */
    record Fill(Price price, Volume volume, long number, Instant time) {}

    void open(PaperOrder order) {
        order.trader().opened(order);
        order.hold();
        agenda.add(order);
    }

    /** Fills an order that rests: a trade of its own. */
    void fillResting(PaperOrder order, Fill fill) {
        Taking trade = new Taking(order, true, ids);
        fill(trade, fill);
        finish(trade, fill.time);
    }

    /** What an order takes from now on, until it is finished. */
    Taking taking(PaperOrder order) {
        return new Taking(order, false, ids);
    }

    void fill(Taking trade, Fill fill) {
        PaperOrder order = trade.order();
        trade.add(fill);
        if (order.request().close().isPresent()) {
            toClose.merge(order, fill.volume, Volume::plus);
        }
        if (order.remaining().isPositive()) {
            order.hold();
        }
    }

    /** Books what was traded, and ends the order if nothing is left of it. */
    void finish(Taking trade, Instant time) {
        PaperOrder order = trade.order();
        trade.book();
        if (order.isOpen() && order.remaining().isZero()) {
            end(order, OrderStatus.CLOSED, Optional.empty(), time);
        }
    }

    void end(PaperOrder order, OrderStatus status, Optional<String> reason, Instant time) {
        order.course().end(status, reason, time);
        order.hold();
        agenda.remove(order);
        order.trader().ended(order);
        order.pit().remove(order);
    }

    /** What was filled of orders with a conditional close since this was asked last. */
    Queue<Map.Entry<PaperOrder, Volume>> toClose() {
        if (toClose.isEmpty()) {
            return new ArrayDeque<>(0);
        }
        Queue<Map.Entry<PaperOrder, Volume>> filled = new ArrayDeque<>(toClose.entrySet());
        toClose.clear();
        return filled;
    }

    /** The dollars that a buy of this cost needs, the taker's fee included if it is in dollars. */
    static Money needs(Money cost, Fees.Rate rates, boolean feeInCoins) {
        Money whole = cost.ceiling(Holdings.DOLLAR_DECIMALS);
        return feeInCoins ? whole : whole.plus(cost.percent(rates.taker()).ceiling(Holdings.DOLLAR_DECIMALS));
    }

    /** What an account pays now, in percent. */
    Fees.Rate rates(Trader trader, Instant now) {
        return fees.rate(trader.traded(now));
    }

    FeeSchedule fees() {
        return fees;
    }
}
