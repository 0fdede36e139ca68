package dev.caravel.strategy;

import dev.caravel.book.Exit;
import dev.caravel.book.Intent;
import dev.caravel.book.Lot;
import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Position;
import dev.caravel.market.Coin;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A position told in a few words: {@code Held.of("SOL").bought("10", "100").selling("10", "100.75")}. Orders are named {@code BUY-1},
 * {@code SELL-2} in the order in which they are told, their client ids likewise in small letters.
 */
record Held(Position position) {

    static Held of(String coin) {
        return new Held(Position.open(new Coin(coin), Scene.NOON));
    }

    /** A buy that was filled entirely. */
    Held bought(String volume, String price) {
        return with(order(Side.BUY, volume, price, volume, OrderStatus.CLOSED, Scene.NOON));
    }

    /** A buy that rests, filled so far. */
    Held buying(String volume, String price, String filled) {
        return with(order(Side.BUY, volume, price, filled, OrderStatus.OPEN, Scene.NOON));
    }

    /** A sell that rests since noon. */
    Held selling(String volume, String price) {
        return selling(volume, price, "0", Scene.NOON);
    }

    Held selling(String volume, String price, String filled, Instant placed) {
        return with(order(Side.SELL, volume, price, filled, OrderStatus.OPEN, placed));
    }

    /** A stop that waits at the exchange. */
    Held stoppedAtExchange(String volume, String price) {
        PlacedOrder order = order(Side.SELL, volume, price, "0", OrderStatus.OPEN, Scene.NOON);
        return with(new PlacedOrder(
                order.txid(),
                order.id(),
                order.side(),
                order.limit(),
                order.volume(),
                order.filled(),
                order.status(),
                order.placed(),
                true));
    }

    Held sold(String volume, String price) {
        return with(order(Side.SELL, volume, price, volume, OrderStatus.CLOSED, Scene.NOON));
    }

    Held exit(Exit exit) {
        return new Held(position.with(exit));
    }

    Held stopped(int amends) {
        return exit(new Exit(Exit.Way.STOP, amends, false, 0));
    }

    Held unresolved(Intent.Kind kind, Side side) {
        return new Held(position.intending(new Intent(
                "intent-" + position.attempts(),
                kind,
                side,
                kind == Intent.Kind.PLACE ? Optional.empty() : Optional.of(side + "-1"),
                kind == Intent.Kind.PLACE ? Optional.of(Price.of("100")) : Optional.empty(),
                kind == Intent.Kind.PLACE ? Optional.of(Volume.of("20")) : Optional.empty(),
                "BEST_SCORE",
                Scene.NOON,
                Scene.NOON.plusSeconds(30),
                Optional.of("read timed out"),
                Optional.empty())));
    }

    private Held with(PlacedOrder order) {
        return new Held(position.with(order));
    }

    private PlacedOrder order(
            Side side, String volume, String price, String filled, OrderStatus status, Instant placed) {
        String id = side + "-" + (position.orders().size() + 1);
        Volume executed = Volume.of(filled);
        Lot lot = executed.isZero()
                ? Lot.NONE
                : new Lot(
                        executed,
                        Price.of(price).times(executed),
                        Price.of(price).times(executed).percent(new BigDecimal("0.25")));
        return new PlacedOrder(
                id,
                id.toLowerCase(java.util.Locale.ROOT),
                side,
                Optional.of(Price.of(price)),
                Volume.of(volume),
                lot,
                status,
                placed);
    }
}
