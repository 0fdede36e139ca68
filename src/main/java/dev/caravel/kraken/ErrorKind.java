package dev.caravel.kraken;

import dev.caravel.order.Outcome;

/** The kinds of error that Kraken's texts fall into; {@link KrakenErrors} sorts them. */
public enum ErrorKind {
    /** The nonce was not above the last one. Somebody may have repeated the bytes, so an order call is unknown. */
    NONCE(Verdict.UNKNOWN, Remedy.RENEW_NONCE, "use this API key in one bot only; if it stays, make a new key"),
    KEY(Verdict.NO, Remedy.STOP, "check that API key and secret belong together, and that the key allows this address"),
    PERMISSION(
            Verdict.NO,
            Remedy.GIVE_UP,
            "let the API key query funds, orders, trades and ledger and modify and cancel orders, and never withdraw"),
    ACCOUNT(Verdict.NO, Remedy.GIVE_UP, "log in to Kraken and look after the account"),
    LOCKOUT(Verdict.LATER, Remedy.REST, "no private call for 15 minutes; then see which calls failed before"),
    LIMIT(Verdict.LATER, Remedy.WAIT, "called too often: wait, and let nothing else use this API key"),
    /** The pair or all of Kraken takes only some orders now. */
    MODE(Verdict.LATER, Remedy.WAIT, "wait until Kraken trades normally again: see status.kraken.com"),
    /** Not enough for the order, perhaps only because a fill or a cancel is not booked yet. */
    FUNDS(Verdict.LATER, Remedy.GIVE_UP, "read the balances again"),
    POST_ONLY(Verdict.LATER, Remedy.GIVE_UP, "the price would take: set another"),
    /** As many open orders as the account may have. */
    FULL(Verdict.LATER, Remedy.GIVE_UP, "wait until some of the open orders are over"),
    /** The order is over, or there never was one. */
    GONE(Verdict.NO, Remedy.GIVE_UP, "read the order among the closed ones"),
    /** The call breaks a rule. */
    RULE(Verdict.NO, Remedy.GIVE_UP, "the call breaks a rule of Kraken's: read the pair's rules again and correct it"),
    /** Our id is already taken: the order, or another of ours, may be there. */
    REPEATED(Verdict.UNKNOWN, Remedy.GIVE_UP, "look for the order under its cl_ord_id"),
    /** Kraken could not do its work, or does not know whether it did. */
    OUTAGE(Verdict.UNKNOWN, Remedy.TRY_AGAIN, "wait and read again; if it stays, look at status.kraken.com"),
    /** A text that this version does not know. */
    UNLISTED(Verdict.UNKNOWN, Remedy.GIVE_UP, "this error is not known here: look it up in Kraken's documentation");

    /** What the error says of a call that changes an order, from the mildest to the gravest. */
    enum Verdict {
        LATER,
        NO,
        UNKNOWN
    }

    private final Verdict verdict;
    private final Remedy remedy;
    private final String advice;

    ErrorKind(Verdict verdict, Remedy remedy, String advice) {
        this.verdict = verdict;
        this.remedy = remedy;
        this.advice = advice;
    }

    /** What the error makes of an order call: see {@link Outcome}. */
    Verdict verdict() {
        return verdict;
    }

    /** What to do about it after a call that only reads. */
    public Remedy remedy() {
        return remedy;
    }

    /** What to do about it, for people. */
    public String advice() {
        return advice;
    }
}
