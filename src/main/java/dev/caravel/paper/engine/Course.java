package dev.caravel.paper.engine;

import dev.caravel.order.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has become of an order: its status, its fills and its changes. Only the engine changes it. */
final class Course {
    private OrderStatus status;
    private Instant changed;
    private Optional<Instant> closed = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private List<PaperTrade> trades = List.of();
    private List<OrderVersion> versions = List.of();

    Course(OrderStatus status, Instant opened) {
        this.status = status;
        changed = opened;
    }

    OrderStatus status() {
        return status;
    }

    Instant changed() {
        return changed;
    }

    Optional<Instant> closed() {
        return closed;
    }

    Optional<String> reason() {
        return reason;
    }

    List<PaperTrade> trades() {
        return trades;
    }

    List<OrderVersion> versions() {
        return versions;
    }

    void traded(PaperTrade trade) {
        if (trades.isEmpty()) {
            // most orders have one
            trades = new ArrayList<>(1);
        }
        trades.add(trade);
        changed = trade.time();
    }

    /** Keeps what the order is like, before or after a change. */
    void note(OrderVersion version) {
        if (versions.isEmpty()) {
            versions = new ArrayList<>(2);
        }
        versions.add(version);
        changed = version.time().isAfter(changed) ? version.time() : changed;
    }

    void touch(Instant time) {
        changed = time;
    }

    void start(Instant time) {
        status = OrderStatus.OPEN;
        changed = time;
    }

    void end(OrderStatus end, Optional<String> why, Instant time) {
        status = end;
        reason = why;
        closed = Optional.of(time);
        changed = time;
    }
}
