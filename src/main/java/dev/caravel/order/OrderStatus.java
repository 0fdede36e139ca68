package dev.caravel.order;

/** Kraken's five order statuses. A partly filled order has no status of its own: see the executed volume. */
public enum OrderStatus {
    PENDING,
    OPEN,
    CLOSED,
    CANCELED,
    EXPIRED;

    /** Whether nothing more can happen to the order. */
    public boolean isOver() {
        return this != PENDING && this != OPEN;
    }
}
