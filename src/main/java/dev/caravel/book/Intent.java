package dev.caravel.book;

import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import java.time.Instant;
import java.util.Optional;

/**
 * An order call that is about to be made, saved before the wire. It stays in its position until its outcome is certain: accepted,
 * refused, never sent, or resolved.
 *
 * @param id the client order id of a placement, else the txid of the order with the kind and the attempt; unique in the position
 * @param kind what is asked for
 * @param side of the order placed, amended or cancelled
 * @param txid the order to amend or cancel; empty for a placement
 * @param limit the limit price asked for; empty for market orders and cancels, or when unchanged
 * @param volume the volume asked for (a total, for an amend); empty when unchanged
 * @param reason why, in a reason's name
 * @param created when it was saved, in Kraken's time
 * @param notAfter after which the call must not reach the exchange, in Kraken's time; the deadline that is sent is never later
 * @param unknown since when its outcome is unknown, with what was seen; empty while it is on its way
 * @param absent when both order lists were first read in full without it, in Kraken's time
 * @param stop whether a placement waits at the exchange for its limit and then sells at the market
 */
public record Intent(
        String id,
        Kind kind,
        Side side,
        Optional<String> txid,
        Optional<Price> limit,
        Optional<Volume> volume,
        String reason,
        Instant created,
        Instant notAfter,
        Optional<String> unknown,
        Optional<Instant> absent,
        boolean stop) {

    /** A call that is no placement of a stop. */
    public Intent(
            String id,
            Kind kind,
            Side side,
            Optional<String> txid,
            Optional<Price> limit,
            Optional<Volume> volume,
            String reason,
            Instant created,
            Instant notAfter,
            Optional<String> unknown,
            Optional<Instant> absent) {
        this(id, kind, side, txid, limit, volume, reason, created, notAfter, unknown, absent, false);
    }

    /** What an intent asks for. */
    public enum Kind {
        PLACE,
        AMEND,
        CANCEL
    }

    /** The same call with what it asks for. */
    public Intent asking(Optional<Price> newLimit, Optional<Volume> newVolume) {
        return new Intent(id, kind, side, txid, newLimit, newVolume, reason, created, notAfter, unknown, absent, stop);
    }

    /** The same placement as a stop. */
    public Intent asStop() {
        return new Intent(id, kind, side, txid, limit, volume, reason, created, notAfter, unknown, absent, true);
    }

    public Intent nowUnknown(String why) {
        return new Intent(
                id, kind, side, txid, limit, volume, reason, created, notAfter, Optional.of(why), absent, stop);
    }

    public Intent absentAt(Instant time) {
        return new Intent(
                id, kind, side, txid, limit, volume, reason, created, notAfter, unknown, Optional.of(time), stop);
    }

    public boolean isBuy() {
        return kind == Kind.PLACE && side == Side.BUY;
    }

    /** What a buy would cost without fees; zero for anything else. */
    public Money funds() {
        if (!isBuy() || limit.isEmpty() || volume.isEmpty()) {
            return Money.ZERO;
        }
        return limit.get().times(volume.get());
    }
}
