package dev.caravel.order;

/** Which way an order trades. */
public enum Side {
    BUY,
    SELL
}
