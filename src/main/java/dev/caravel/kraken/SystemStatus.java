package dev.caravel.kraken;

/** What all of Kraken allows right now; a single pair may allow less. */
public enum SystemStatus {
    ONLINE,
    /** No trading calls at all. */
    MAINTENANCE,
    CANCEL_ONLY,
    POST_ONLY,
    LIMIT_ONLY,
    /** A word that this version does not know: treated as closed. */
    UNKNOWN
}
