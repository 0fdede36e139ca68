package dev.caravel.book;

import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderForm;
import dev.caravel.order.OrderState;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import java.time.Instant;
import java.util.Optional;

/**
 * An order of ours that the exchange accepted, as it was last seen there.
 *
 * @param txid the exchange's id
 * @param id our client order id
 * @param limit the limit price; empty for a market order
 * @param volume ordered in total
 * @param filled what was executed so far, its cost and fee
 * @param placed when it was accepted, in Kraken's time; for sells the start of patience
 * @param stop whether it waits at the exchange for the stop's price and then sells at the market
 */
public record PlacedOrder(
        String txid,
        String id,
        Side side,
        Optional<Price> limit,
        Volume volume,
        Lot filled,
        OrderStatus status,
        Instant placed,
        boolean stop) {

    /** One that rests in the book or takes. */
    public PlacedOrder(
            String txid,
            String id,
            Side side,
            Optional<Price> limit,
            Volume volume,
            Lot filled,
            OrderStatus status,
            Instant placed) {
        this(txid, id, side, limit, volume, filled, status, placed, false);
    }

    /** A new order, before anything was seen of it. */
    static PlacedOrder accepted(String txid, Intent intent, Instant placed) {
        return new PlacedOrder(
                txid,
                intent.id(),
                intent.side(),
                intent.limit(),
                intent.volume().orElse(Volume.ZERO),
                Lot.NONE,
                OrderStatus.OPEN,
                placed,
                intent.stop());
    }

    /**
     * An order that the book did not know, before anything was seen of it.
     *
     * @param id by which it is told apart: our client order id, or whatever else it has
     * @param placed from when on its fills are looked for, in Kraken's time
     */
    static PlacedOrder found(OrderState order, String id, Instant placed) {
        return new PlacedOrder(
                order.txid(),
                id,
                order.side(),
                order.limit(),
                order.volume(),
                Lot.NONE,
                OrderStatus.OPEN,
                placed,
                order.form() == OrderForm.CONDITIONAL);
    }

    /** This order as the exchange now describes it. Nothing takes a fill back: a row with less is an old one and says nothing. */
    PlacedOrder seen(OrderState state) {
        if (state.executed().compareTo(filled.volume()) < 0) {
            return this;
        }
        return new PlacedOrder(
                txid, id, side, state.limit(), state.volume(), Lot.of(state), state.status(), placed, stop);
    }

    /** The exchange does not know it any more: it is over with what was seen filled. */
    PlacedOrder vanished() {
        return new PlacedOrder(txid, id, side, limit, volume, filled, OrderStatus.CANCELED, placed, stop);
    }

    PlacedOrder amended(Intent amend) {
        return new PlacedOrder(
                txid,
                id,
                side,
                amend.limit().or(() -> limit),
                amend.volume().orElse(volume),
                filled,
                status,
                placed,
                stop);
    }

    public boolean isOpen() {
        return !status.isOver();
    }

    /** What is still to be executed. */
    public Volume rest() {
        return volume.minus(filled.volume().min(volume));
    }
}
