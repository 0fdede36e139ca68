package dev.caravel.book;

import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One coin from first buy to last sell. Its state is never stored: it follows from its intents and orders. There is at most one
 * position a coin. Immutable; every transition makes a new one that is saved as one document.
 *
 * @param id coin and opening time, the name of its document; dust of a trade goes on as {@code …-2}, {@code …-3}
 * @param opened when it was first decided to buy
 * @param carried what orders no longer listed have bought, and dust of earlier lots, with its cost
 * @param released what orders no longer listed have sold
 * @param intents calls whose outcome is not certain, oldest first
 * @param orders accepted orders, oldest first; those that are over go into the two sums once they are audited, so that a position stays small
 * @param exit how it is being left
 * @param attempts how many intents it has had, for their ids
 */
public record Position(
        String id,
        Coin coin,
        Instant opened,
        Lot carried,
        Lot released,
        List<Intent> intents,
        List<PlacedOrder> orders,
        Exit exit,
        int attempts) {

    /** Where a position stands. */
    public enum State {
        /** Bought or being bought, nothing sellable yet. */
        BUYING,
        /** Coins without a resting sell. */
        HELD,
        /** A sell rests or is on its way. */
        SELLING,
        /** Too few coins to sell and nothing under way: they wait for the next lot. */
        DUST,
        /** Nothing left. */
        CLOSED
    }

    public Position {
        intents = List.copyOf(intents);
        orders = List.copyOf(orders);
    }

    public static Position open(Coin coin, Instant now) {
        String id = coin + "-" + now.getEpochSecond();
        return new Position(id, coin, now, Lot.NONE, Lot.NONE, List.of(), List.of(), Exit.NORMAL, 0);
    }

    /** All that was bought, dust of earlier lots included. */
    public Lot bought() {
        return filled(Side.BUY).reduce(carried, Lot::plus);
    }

    public Lot sold() {
        return filled(Side.SELL).reduce(released, Lot::plus);
    }

    private Stream<Lot> filled(Side side) {
        return orders.stream().filter(order -> order.side() == side).map(PlacedOrder::filled);
    }

    /** Coins bought and not sold. Zero, not negative, should somebody else's coins have been sold with ours. */
    public Volume held() {
        Volume bought = bought().volume();
        return bought.minus(sold().volume().min(bought));
    }

    /** The average price paid, without fees; empty before the first fill. */
    public Optional<Price> entry() {
        Lot bought = bought();
        return bought.isEmpty() ? Optional.empty() : Optional.of(bought.price());
    }

    /** Dollars in the position: what the coins held have cost, fees included. */
    public Money invested() {
        Lot bought = bought();
        if (bought.isEmpty()) {
            return Money.ZERO;
        }
        Lot held = bought.part(held());
        return held.paid();
    }

    public Optional<PlacedOrder> openBuy() {
        return openOrder(Side.BUY);
    }

    public Optional<PlacedOrder> openSell() {
        return openOrder(Side.SELL);
    }

    private Optional<PlacedOrder> openOrder(Side side) {
        return orders.stream()
                .filter(order -> order.side() == side && order.isOpen())
                .findFirst();
    }

    public boolean hasOpenOrder() {
        return orders.stream().anyMatch(PlacedOrder::isOpen);
    }

    /** Whether the outcome of any call is not certain. */
    public boolean isUnresolved() {
        return !intents.isEmpty();
    }

    /** Whether a call that concerns orders of this side is not certain. */
    public boolean isUnresolved(Side side) {
        return intents.stream().anyMatch(intent -> intent.side() == side);
    }

    public State state(Pair pair) {
        if (openSell().isPresent() || isUnresolved(Side.SELL)) {
            return State.SELLING;
        }
        boolean sellable = entry().map(price -> pair.isLargeEnough(pair.floor(held()), price))
                .orElse(false);
        if (sellable) {
            return State.HELD;
        }
        if (openBuy().isPresent() || isUnresolved(Side.BUY)) {
            return State.BUYING;
        }
        return held().isZero() ? State.CLOSED : State.DUST;
    }

    public Optional<Intent> intent(String intentId) {
        return intents.stream().filter(intent -> intent.id().equals(intentId)).findFirst();
    }

    public Optional<PlacedOrder> order(String txid) {
        return orders.stream().filter(order -> order.txid().equals(txid)).findFirst();
    }

    /** With one more call about to be made. */
    public Position intending(Intent intent) {
        List<Intent> more = new ArrayList<>(intents);
        more.add(intent);
        return new Position(id, coin, opened, carried, released, more, orders, exit, attempts + 1);
    }

    /** With at least so many attempts: ids go on above those that were seen. */
    Position attempted(int atLeast) {
        return new Position(id, coin, opened, carried, released, intents, orders, exit, Math.max(attempts, atLeast));
    }

    public Position without(String intentId) {
        List<Intent> rest =
                intents.stream().filter(intent -> !intent.id().equals(intentId)).toList();
        return new Position(id, coin, opened, carried, released, rest, orders, exit, attempts);
    }

    Position with(Intent changed) {
        List<Intent> all = intents.stream()
                .map(intent -> intent.id().equals(changed.id()) ? changed : intent)
                .toList();
        return new Position(id, coin, opened, carried, released, all, orders, exit, attempts);
    }

    public Position with(PlacedOrder order) {
        List<PlacedOrder> more = new ArrayList<>(orders);
        more.add(order);
        return new Position(id, coin, opened, carried, released, intents, more, exit, attempts);
    }

    /** Without these coins, which have left by no order of ours, with what they brought or were worth. */
    Position without(Lot gone) {
        return new Position(id, coin, opened, carried, released.plus(gone), intents, orders, exit, attempts);
    }

    Position changed(String txid, UnaryOperator<PlacedOrder> change) {
        List<PlacedOrder> all = orders.stream()
                .map(order -> order.txid().equals(txid) ? change.apply(order) : order)
                .toList();
        return new Position(id, coin, opened, carried, released, intents, all, exit, attempts);
    }

    /** The same position without the orders that are over and settled, whose sums stay. */
    Position folded(Predicate<PlacedOrder> settled) {
        Predicate<PlacedOrder> listed = order -> order.isOpen() || !settled.test(order);
        List<PlacedOrder> rest = orders.stream().filter(listed).toList();
        Position less = new Position(id, coin, opened, Lot.NONE, Lot.NONE, intents, rest, exit, attempts);
        return new Position(
                id,
                coin,
                opened,
                bought().minus(less.bought()),
                sold().minus(less.sold()),
                intents,
                rest,
                exit,
                attempts);
    }

    public Position with(Exit changed) {
        return new Position(id, coin, opened, carried, released, intents, orders, changed, attempts);
    }

    /**
     * What stays of this position after its trade: the unsold coins with their cost, as dust. It has the next id, since an id has one
     * trade.
     */
    Position afterTrade(Lot rest) {
        return new Position(nextId(), coin, opened, rest, Lot.NONE, List.of(), List.of(), Exit.NORMAL, attempts);
    }

    private String nextId() {
        String first = coin + "-" + opened.getEpochSecond();
        return first + "-" + (id.equals(first) ? 2 : Integer.parseInt(id.substring(first.length() + 1)) + 1);
    }
}
