package dev.caravel.coinmarketcap;

import java.util.Arrays;

/** What CoinMarketCap's errors mean: the only place that knows. They come as a number in the reply's status block. */
public enum ErrorKind {
    BAD_REQUEST(
            400,
            Remedy.GIVE_UP,
            "the request is not understood: check caravel.coinmarketcap.url and caravel.whitelist"),
    KEY_INVALID(1001, Remedy.STOP, "set CARAVEL_COINMARKETCAP_KEY to a valid key and start again"),
    KEY_MISSING(1002, Remedy.STOP, "set CARAVEL_COINMARKETCAP_KEY and start again"),
    PLAN_UNPAID(1003, Remedy.STOP, "activate the plan of this key at CoinMarketCap and start again"),
    PLAN_EXPIRED(1004, Remedy.STOP, "renew the plan of this key at CoinMarketCap and start again"),
    KEY_REQUIRED(1005, Remedy.STOP, "set CARAVEL_COINMARKETCAP_KEY and start again"),
    PLAN_TOO_SMALL(
            1006, Remedy.STOP, "the plan of this key does not include this call: take another plan and start again"),
    KEY_DISABLED(1007, Remedy.STOP, "ask CoinMarketCap why the key is disabled, or set another one and start again"),
    MINUTE_LIMIT(1008, Remedy.WAIT_A_MINUTE, "no call for a minute; does something else use this key?"),
    DAY_LIMIT(
            1009,
            Remedy.WAIT_FOR_THE_DAY,
            "no call until midnight UTC; let cycles run less often or take a larger plan"),
    MONTH_LIMIT(
            1010,
            Remedy.WAIT_FOR_THE_MONTH,
            "no call until next month; let cycles run less often or take a larger plan"),
    ADDRESS_LIMIT(1011, Remedy.BACK_OFF, "no call for a while; does something else call from this address?"),
    KEYLESS(1022, Remedy.BACK_OFF, "the call was taken for one without a key: check CARAVEL_COINMARKETCAP_KEY"),
    OUTAGE(500, Remedy.TRY_AGAIN, "asked again later; if it stays, look at status.coinmarketcap.com"),
    /** A number that is not listed, with a status that speaks of the key. */
    REFUSED(-1, Remedy.STOP, "check the key and its plan at CoinMarketCap and start again");

    private final int code;
    private final Remedy remedy;
    private final String advice;

    ErrorKind(int code, Remedy remedy, String advice) {
        this.code = code;
        this.remedy = remedy;
        this.advice = advice;
    }

    /** By the number, or, if it is not listed, by the HTTP status. */
    static ErrorKind of(int code, int status) {
        return Arrays.stream(values())
                .filter(kind -> kind.code == code)
                .findFirst()
                .orElseGet(() -> ofStatus(status));
    }

    private static ErrorKind ofStatus(int status) {
        return switch (status) {
            case 401, 402, 403 -> REFUSED;
            case 429 -> MINUTE_LIMIT;
            default -> status >= 400 && status < 500 ? BAD_REQUEST : OUTAGE;
        };
    }

    /** What an answer means that was not CoinMarketCap's own, like the page of a gateway: it says nothing about the key. */
    static ErrorKind ofStranger(int status) {
        return status == 429 ? MINUTE_LIMIT : OUTAGE;
    }

    public Remedy remedy() {
        return remedy;
    }

    /** What the owner can do, or what Caravel does by itself. */
    public String advice() {
        return advice;
    }
}
