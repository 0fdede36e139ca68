package dev.caravel.paper.engine;

import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderState;
import dev.caravel.paper.engine.OrderVersion.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An order as others read it, now and earlier. */
final class OrderHistory {
    private OrderHistory() {}

    /** The order as it was placed, while nothing of it has changed. */
    static OrderVersion original(PaperOrder order) {
        Optional<Price> trigger = order.trigger();
        // the id of the placement is the order's own, as that of an amendment
        return new OrderVersion(
                'T' + order.txid().substring(1),
                Cause.ORIGINAL,
                order.volume(),
                order.volume(),
                order.display(),
                order.limit(),
                trigger,
                order.isPost(),
                order.opened(),
                Optional.empty());
    }

    /** The order as it is now, after a change. */
    static OrderVersion now(
            PaperOrder order, String id, Cause cause, boolean post, Instant time, Optional<String> reason) {
        return new OrderVersion(
                id,
                cause,
                order.volume(),
                order.isOpen() ? order.remaining() : Volume.ZERO,
                order.display(),
                order.limit(),
                order.trigger(),
                post,
                time,
                reason);
    }

    static OrderState state(PaperOrder order) {
        List<String> trades = order.trades().stream().map(PaperTrade::id).toList();
        return new OrderState(
                order.txid(),
                order.clientId(),
                order.pit().pair().altname(),
                order.side(),
                order.limit(),
                order.volume(),
                order.executed(),
                order.cost(),
                order.fee(),
                order.status(),
                order.opened(),
                order.closed(),
                order.reason().orElse(""),
                trades);
    }
}
