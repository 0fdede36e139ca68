package dev.caravel.paper.fault;

import dev.caravel.market.Coin;
import dev.caravel.paper.engine.MarketMode;
import java.time.Duration;

/** One thing that can go wrong with a call, or with the exchange from that call on. */
public sealed interface Fault {
    /** As reports count it and files name it. */
    default String kind() {
        return FaultKind.of(this).word();
    }

    /** Whether it is about an account, and so no public call can meet it. */
    default boolean isOfAnAccount() {
        return switch (this) {
            case Lockout _, Lag _, Pieces _, PostAccepted _, Earn _ -> true;
            case Reset _, Close _, Page _, Empty _, Truncated _, Cut _, Refused _, Throttled _ -> false;
            case Slow _, Late _, Twice _, NoFees _, Skew _, Mode _ -> false;
        };
    }

    /** The connection is reset without an answer. */
    record Reset(Moment when) implements Fault {}

    /** The connection is closed in good order, without an answer. */
    record Close(Moment when) implements Fault {}

    /** A page of HTML by the front door, such as 502 or 520. */
    record Page(int status, Moment when) implements Fault {}

    /** Status 200 and no body. */
    record Empty(Moment when) implements Fault {}

    /** A whole answer over HTTP, with the first half of the JSON. */
    record Truncated() implements Fault {}

    /** The connection ends in the midst of the answer. */
    record Cut() implements Fault {}

    /**
     * An error in Kraken's words in place of the answer.
     *
     * @param error {@code EService:Busy}
     */
    record Refused(String error, Moment when) implements Fault {}

    /** {@code EService:Throttled:} with the time until which the client is asked to wait. */
    record Throttled(Duration asked, Moment when) implements Fault {}

    /** The answer is ready and comes so much later. */
    record Slow(Duration by) implements Fault {}

    /** The request arrives so much later, also when its client has given up. */
    record Late(Duration by) implements Fault {}

    /**
     * The same bytes arrive twice.
     *
     * @param first whether the client gets the first answer; else it hears what became of the copy, {@code EAPI:Invalid nonce}
     */
    record Twice(boolean first) implements Fault {}

    /** The account is refused with {@code EGeneral:Temporary lockout} for so long, beginning with this call. */
    record Lockout(Duration lasting) implements Fault {}

    /** AssetPairs has no fees, as Kraken's had for a while. Another method is answered as usual. */
    record NoFees() implements Fault {}

    /** The clock that Time tells is off by so much. Another method is answered as usual. */
    record Skew(Duration by) implements Fault {}

    /** The whole exchange is in this mode for so long, beginning with this call. */
    record Mode(MarketMode mode, Duration lasting) implements Fault {}

    /**
     * What this call places shows up late in every list.
     *
     * @param orders until its orders do
     * @param trades from then on until their trades and ledger rows do
     */
    record Lag(Duration orders, Duration trades) implements Fault {}

    /** From this call on the account's orders are filled in no fewer pieces than so many. */
    record Pieces(int least) implements Fault {}

    /** From this call on the account's post-only orders that would take are accepted and then cancelled, and no longer refused. */
    record PostAccepted() implements Fault {}

    /** All of a coin that the account has free is moved to earn interest ({@code .F}), where it cannot be traded. */
    record Earn(Coin coin) implements Fault {}
}
