package dev.caravel.paper.engine;

import java.time.Instant;

/** Numbers that only rise: places in queues, and trades. */
final class Serials {
    /** Trades that can be told apart in a millisecond. */
    static final int IN_A_MILLISECOND = 1000;

    private long ranks;
    private long orders;
    private long lastTrade;

    /** The place behind everything in any queue. */
    long rank() {
        return ++ranks;
    }

    long order() {
        return ++orders;
    }

    /** A number that tells the time, so that it also rises over what the market at large trades. */
    long trade(Instant time) {
        lastTrade = Math.max(lastTrade + 1, time.toEpochMilli() * IN_A_MILLISECOND);
        return lastTrade;
    }
}
