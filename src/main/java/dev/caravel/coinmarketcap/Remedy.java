package dev.caravel.coinmarketcap;

/** What to do when a call has failed. */
public enum Remedy {
    /** Once more within the same cycle, after a while. */
    TRY_AGAIN,
    /** Not again in this cycle; the next one may ask. */
    GIVE_UP,
    /** No call for a minute. */
    WAIT_A_MINUTE,
    /** No call until midnight UTC. */
    WAIT_FOR_THE_DAY,
    /** No call until the next month, UTC. */
    WAIT_FOR_THE_MONTH,
    /** No call for a time that doubles with each failure. */
    BACK_OFF,
    /** No call until the owner has acted and started Caravel again. */
    STOP
}
