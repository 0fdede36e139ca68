package dev.caravel.order;

import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order as the exchange sees it (OpenOrders, ClosedOrders, QueryOrders).
 *
 * @param txid the exchange's id
 * @param clientId our id, or the text of somebody else's; empty if it was placed without one
 * @param pair the pair's altname, as descriptions have it
 * @param limit the limit price; empty for a market order
 * @param volume ordered, in coins
 * @param executed filled so far, in coins
 * @param cost of what is filled, US dollars
 * @param fee paid so far, US dollars
 * @param opened when it was placed, in the exchange's time
 * @param closed when it was over; empty while it is open
 * @param reason why it is over, in the exchange's words; may be empty
 * @param trades ids of its trades, where the call asked for them
 * @param form whether it is of the kind that this bot places
 */
public record OrderState(
        String txid,
        Optional<String> clientId,
        String pair,
        Side side,
        Optional<Price> limit,
        Volume volume,
        Volume executed,
        Money cost,
        Money fee,
        OrderStatus status,
        Instant opened,
        Optional<Instant> closed,
        String reason,
        List<String> trades,
        OrderForm form) {

    public OrderState {
        trades = List.copyOf(trades);
    }

    /** A plain one. */
    public OrderState(
            String txid,
            Optional<String> clientId,
            String pair,
            Side side,
            Optional<Price> limit,
            Volume volume,
            Volume executed,
            Money cost,
            Money fee,
            OrderStatus status,
            Instant opened,
            Optional<Instant> closed,
            String reason,
            List<String> trades) {
        this(
                txid,
                clientId,
                pair,
                side,
                limit,
                volume,
                executed,
                cost,
                fee,
                status,
                opened,
                closed,
                reason,
                trades,
                OrderForm.PLAIN);
    }
}
