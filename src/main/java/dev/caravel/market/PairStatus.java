package dev.caravel.market;

/** What the exchange allows in a pair right now (AssetPairs, field {@code status}). */
public enum PairStatus {
    ONLINE,
    CANCEL_ONLY,
    POST_ONLY,
    LIMIT_ONLY,
    REDUCE_ONLY,
    /** A word that this version does not know: treated as closed. */
    UNKNOWN
}
