package dev.caravel.paper.engine;

import dev.caravel.market.Fees;
import dev.caravel.market.Fills;
import dev.caravel.market.Money;
import dev.caravel.order.OrderStatus;
import dev.caravel.paper.account.Holdings;
import dev.caravel.paper.account.Ids;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Books what happens to accepted orders: fills, ends, holds. It also knows which order expires next. */
public final class Clearing {
    private final Ids ids;
    private final Fees.Rate fees;
    private final TreeSet<PaperOrder> expiring = new TreeSet<>(
            Comparator.comparing((PaperOrder order) -> order.expires().orElse(Instant.MAX))
                    .thenComparing(PaperOrder::txid));
    private long trades;

    Clearing(Ids ids, Fees.Rate fees) {
        this.ids = ids;
        this.fees = fees;
    }

    void open(PaperOrder order) {
        order.trader().opened(order);
        order.hold(fees);
        if (order.expires().isPresent()) {
            expiring.add(order);
        }
    }

    /** The order that expires first, unless that is after the time. */
    Optional<PaperOrder> expiring(Instant time) {
        return expiring.isEmpty()
                        || expiring.first().expires().orElse(Instant.MAX).isAfter(time)
                ? Optional.empty()
                : Optional.of(expiring.first());
    }

    boolean isAnyExpiring() {
        return !expiring.isEmpty();
    }

    void fill(PaperOrder order, Fills.Fill fill, boolean maker, Instant time) {
        Tally before = order.tally();
        order.fill(fill, maker ? fees.maker() : fees.taker());
        Tally after = order.tally();
        String id = ids.next('T');
        Holdings holdings = order.trader().holdings();
        List<String> ledger = holdings.trade(
                id,
                time,
                order.side(),
                order.pit().coin(),
                fill.volume(),
                after.bookedCost().minus(before.bookedCost()),
                after.bookedFee().minus(before.bookedFee()));
        PaperTrade trade = new PaperTrade(
                id,
                ++trades,
                order,
                time,
                fill.price(),
                fill.volume(),
                after.cost().minus(before.cost()),
                after.fee().minus(before.fee()),
                maker,
                ledger);
        order.traded(trade);
        order.trader().traded(trade);
        if (order.remaining().isZero()) {
            end(order, OrderStatus.CLOSED, Optional.empty(), time);
        } else {
            order.hold(fees);
        }
    }

    void end(PaperOrder order, OrderStatus status, Optional<String> reason, Instant time) {
        order.end(status, reason, time);
        order.hold(fees);
        expiring.remove(order);
        order.trader().ended(order);
        if (order.limit().isPresent()) {
            order.pit().remove(order);
        }
    }

    /** The dollars that a buy of this cost needs, the taker's fee included. */
    Money needs(Money cost) {
        return cost.ceiling(Holdings.DOLLAR_DECIMALS)
                .plus(cost.percent(fees.taker()).ceiling(Holdings.DOLLAR_DECIMALS));
    }

    Fees.Rate fees() {
        return fees;
    }
}
