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
import java.util.List;
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

    void fill(PaperOrder order, Fill fill, boolean maker) {
        Tally before = order.tally();
        Fees.Rate rates = order.rates();
        order.fill(fill.price, fill.volume, maker ? rates.maker() : rates.taker());
        Tally after = order.tally();
        String id = ids.next('T');
        List<String> ledger = order.trader()
                .holdings()
                .trade(
                        id,
                        fill.time,
                        new Holdings.Booking(
                                order.side(),
                                order.pit().coin(),
                                fill.volume,
                                after.bookedCost().minus(before.bookedCost()),
                                after.bookedFee().minus(before.bookedFee()),
                                after.coinFee().minus(before.coinFee())));
        PaperTrade trade = new PaperTrade(
                id,
                fill.number,
                order,
                fill.time,
                fill.price,
                fill.volume,
                after.cost().minus(before.cost()),
                after.fee().minus(before.fee()),
                after.coinFee().minus(before.coinFee()),
                maker,
                ledger);
        order.course().traded(trade);
        order.trader().traded(trade);
        if (order.request().close().isPresent()) {
            toClose.merge(order, fill.volume, Volume::plus);
        }
        if (order.remaining().isZero()) {
            end(order, OrderStatus.CLOSED, Optional.empty(), fill.time);
        } else {
            order.hold();
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
