package dev.caravel.paper.engine;

/** How long an order works: until cancelled, at once or not, until a time, all or nothing. */
public enum TimeInForce {
    GTC,
    IOC,
    GTD,
    FOK
}
