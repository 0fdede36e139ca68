package dev.caravel.book;

import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.order.OrderState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything the bot must remember. Mutable, and only the desk touches it, one run at a time; all its parts are immutable. The
 * store turns it into documents and saves those that have changed.
 */
public final class Book {
    private final Map<Coin, Position> positions = new TreeMap<>();
    private final List<Trade> trades = new ArrayList<>();
    private final Outbox outbox = new Outbox();
    private Waits waits = Waits.NONE;
    private Guards guards;
    private Doubts doubts = Doubts.NONE;
    private Audit audit = Audit.NONE;
    private Foreign foreign = Foreign.NONE;
    private Reported reported = Reported.NOTHING;
    private Control control = Control.RUN;

    /** An empty book of a bot with this capital. */
    public Book(Money capital) {
        guards = Guards.fresh(capital);
    }

    /** Becomes the other book, which nobody else may use any more. */
    public void replaceBy(Book other) {
        positions.clear();
        positions.putAll(other.positions);
        trades.clear();
        trades.addAll(other.trades);
        outbox.replaceBy(other.outbox);
        waits = other.waits;
        guards = other.guards;
        doubts = other.doubts;
        audit = other.audit;
        foreign = other.foreign;
        reported = other.reported;
        control = other.control;
    }

    public Collection<Position> positions() {
        return List.copyOf(positions.values());
    }

    public Optional<Position> position(Coin coin) {
        return Optional.ofNullable(positions.get(coin));
    }

    /** Keeps the position in place of the coin's former one. */
    public void put(Position position) {
        positions.put(position.coin(), position);
        position.orders().forEach(order -> audit = audit.booked(position.coin(), order));
    }

    /** Keeps the position with one order more, which was found on the exchange and is there by now what that says. */
    void adopt(Position position, OrderState found, PlacedOrder order) {
        // First as open, or the audit would take it for one that has been compared.
        put(position.with(order));
        put(position.with(order.seen(found)));
    }

    /**
     * Forgets a position that never came to anything, or whose trade is booked.
     *
     * @throws IllegalStateException if an order of it is open or a call unresolved
     */
    public void drop(Position position) {
        if (position.hasOpenOrder() || position.isUnresolved()) {
            throw new IllegalStateException(position.id() + " must not be forgotten: something of it is still open");
        }
        positions.remove(position.coin());
    }

    /** All closed trades, oldest first. */
    public List<Trade> trades() {
        return List.copyOf(trades);
    }

    public void add(Trade trade) {
        trades.add(trade);
    }

    public Waits waits() {
        return waits;
    }

    public void put(Waits changed) {
        waits = changed;
    }

    public Guards guards() {
        return guards;
    }

    public void put(Guards changed) {
        guards = changed;
    }

    public Doubts doubts() {
        return doubts;
    }

    public void put(Doubts changed) {
        doubts = changed;
    }

    public Audit audit() {
        return audit;
    }

    public void put(Audit changed) {
        audit = changed;
    }

    public Foreign foreign() {
        return foreign;
    }

    public void put(Foreign changed) {
        foreign = changed;
    }

    public Reported reported() {
        return reported;
    }

    public void put(Reported changed) {
        reported = changed;
    }

    public Control control() {
        return control;
    }

    public void put(Control changed) {
        control = changed;
    }

    /** What the owner is still to be told, oldest first. */
    public List<Event> outbox() {
        return outbox.events();
    }

    /** Tells the owner, once, however often the same event is noticed before it is delivered. */
    public void tell(Event event) {
        outbox.add(event);
    }

    /** One sink has the event. */
    public void taken(String eventId, String sink) {
        outbox.taken(eventId, sink);
    }

    /** The event has reached every sink that is to have it. */
    public void told(String eventId) {
        outbox.remove(eventId);
    }

    /** Money that calls of unknown outcome may have spent. */
    public Money fundsInDoubt() {
        return positions.values().stream()
                .flatMap(position -> position.intents().stream())
                .map(Intent::funds)
                .reduce(Money.ZERO, Money::plus);
    }

    /** What the closed trades brought, after fees. */
    public Money realised() {
        return trades.stream().map(Trade::net).reduce(Money.ZERO, Money::plus);
    }

    public boolean isUnresolved() {
        return positions.values().stream().anyMatch(Position::isUnresolved);
    }

    /** Whether there is anything that a watch must look after. */
    public boolean needsWatch() {
        return positions.values().stream()
                .anyMatch(position -> position.isUnresolved()
                        || position.hasOpenOrder()
                        || position.held().isPositive());
    }
}
