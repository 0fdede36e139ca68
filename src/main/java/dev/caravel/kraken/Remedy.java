package dev.caravel.kraken;

/** What to do when a call that only reads has failed, from the mildest to the gravest. */
public enum Remedy {
    /** Once more at once, with a fresh nonce; then leave it to the next cycle. */
    TRY_AGAIN,
    /** Leave it to a later watch or cycle, at the earliest after some seconds: Kraken was called too often. */
    WAIT,
    /** The call cannot succeed as it is: do not repeat it. */
    GIVE_UP,
    /** Once more with a fresh nonce; if that one is rejected too: {@link #STOP}. */
    RENEW_NONCE,
    /** No private call for 15 minutes: every further one may prolong the lockout. */
    REST,
    /** No private call until the owner has acted: repeating leads to a lockout. */
    STOP
}
