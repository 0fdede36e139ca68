package dev.caravel.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.caravel.discretion.Mask;
import dev.caravel.kraken.AccountCalls;
import dev.caravel.kraken.ErrorKind;
import dev.caravel.kraken.KeyBudget;
import dev.caravel.kraken.KrakenErrors;
import dev.caravel.kraken.KrakenException;
import dev.caravel.kraken.KrakenReply;
import dev.caravel.kraken.KrakenRequest;
import dev.caravel.kraken.KrakenSigner;
import dev.caravel.kraken.KrakenTime;
import dev.caravel.kraken.OrderCalls;
import dev.caravel.kraken.Remedy;
import dev.caravel.kraken.SignedRequest;
import dev.caravel.order.Outcome;
import dev.caravel.route.lease.LeaseEnd;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/**
 * The line to Kraken for private calls: prepares each for the HTTP endpoint and reads what comes back. One call at a time, since
 * nonces must arrive in their order: {@link #sign} takes the line and {@link #hangUp} gives it back, in the same thread.
 */
public final class KrakenLine {
    private final KrakenSigner signer;
    private final OrderCalls orders;
    private final KrakenTime time;
    private final LeaseEnd lease;
    private final Mask mask;
    private volatile KeyBudget budget;
    private final ReentrantLock taken = new ReentrantLock(true);

    KrakenLine(KrakenSigner signer, OrderCalls orders, KrakenTime time, LeaseEnd lease, KeyBudget budget, Mask mask) {
        this.signer = signer;
        this.orders = orders;
        this.time = time;
        this.lease = lease;
        this.budget = budget;
        this.mask = mask;
    }

    /** Goes by another budget, for tests: the paper exchange counts nothing. */
    void goBy(KeyBudget other) {
        budget = other;
    }

    /** Kraken's counters as we keep them. Any thread. */
    public KeyBudget.Counters counters() {
        return budget.counters();
    }

    /** Whether this copy holds the right to trade. Any thread. */
    public boolean isHeldAt(Instant now) {
        return now.isBefore(lease.at());
    }

    /**
     * Takes the line and signs the call that is the body; called anew for every try, so that each has its own nonce and deadline.
     *
     * @throws NeverSentException if Kraken must not be called now, not by this copy, or an order has too little time left
     */
    public void sign(Exchange exchange) {
        taken.lock();
        Object call = exchange.getMessage().getBody();
        exchange.setVariable("call", call);
        if (lease.isOver()) {
            throw new NeverSentException("the lease ended: another copy may trade");
        }
        Optional<String> obstacle =
                call instanceof OrderCall order ? budget.spend(order.request()) : budget.spend((KrakenRequest) call);
        if (obstacle.isPresent()) {
            throw new NeverSentException(obstacle.get());
        }
        SignedRequest signed = signed(call);
        exchange.getMessage().setBody(signed.body());
        exchange.getMessage()
                .setHeader(
                        Exchange.HTTP_PATH,
                        signed.path().substring(signed.path().lastIndexOf('/') + 1));
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/x-www-form-urlencoded");
        exchange.getMessage().setHeader("API-Key", signed.key());
        exchange.getMessage().setHeader("API-Sign", signed.signature());
    }

    // Whatever goes wrong here goes wrong before the wire, and must not be taken for an answer that was lost.
    private SignedRequest signed(Object call) {
        try {
            return signer.sign(call instanceof OrderCall order ? dated(order) : (KrakenRequest) call);
        } catch (NeverSentException known) {
            throw known;
        } catch (RuntimeException failed) {
            throw new NeverSentException(String.valueOf(failed.getMessage()), failed);
        }
    }

    private KrakenRequest dated(OrderCall call) {
        Instant leaseEnd = lease.at();
        Instant deadline = time.deadline(call.notAfter(), leaseEnd)
                .orElseThrow(() -> new NeverSentException(
                        time.isTrusted()
                                ? "too little time was left before " + call.notAfter()
                                        + (leaseEnd.equals(Instant.MAX) ? "" : " or the lease's end at " + leaseEnd)
                                : "Kraken's time is not known to two seconds: check this machine's clock"));
        return orders.request(call.request(), deadline);
    }

    /** Gives the line back, if this thread has it. */
    public void hangUp() {
        if (taken.isHeldByCurrentThread()) {
            taken.unlock();
        }
    }

    /** Whether the call under way changes an order. */
    public boolean isOrder(@Variable("call") Object call) {
        return call instanceof OrderCall;
    }

    /** The reply in place of the HTTP answer; should that repeat the key, without it. */
    public KrakenReply reply(@Body String content, Exchange exchange) {
        Integer status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        return KrakenReply.parse(status, signer.hide(content), mask);
    }

    /**
     * Checks the reply to a read.
     *
     * @throws KrakenException if it brought nothing; the budget is closed if calling on would do harm
     */
    public KrakenReply check(@Body KrakenReply reply, @Variable("call") KrakenRequest call) {
        try {
            JsonNode unused = reply.resultOf(call.method());
            if (call.isPrivate()) {
                budget.succeeded();
            }
            return reply;
        } catch (KrakenException failed) {
            if (reply instanceof KrakenReply.Refusal(var errors) && call.isPrivate()) {
                if (AccountCalls.isOrders(call) && areGone(errors)) {
                    // Kraken knows none of them: that is an answer, and no reason to look at nothing else.
                    return new KrakenReply.Result(JsonNodeFactory.instance.objectNode(), List.of());
                }
                budget.refused(errors, String.valueOf(failed.getMessage()));
            }
            throw failed;
        }
    }

    private static boolean areGone(List<String> errors) {
        return errors.stream().allMatch(error -> KrakenErrors.kind(error) == ErrorKind.GONE);
    }

    /** Goes on after a failed read if it may succeed when it is made once more now; else the failure stands. */
    public void repeats(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) throws Exception {
        if (!isWorthRepeating(failure)) {
            throw failure;
        }
    }

    private static boolean isWorthRepeating(Exception failure) {
        return switch (failure) {
            case KrakenException kraken -> kraken.remedy() == Remedy.TRY_AGAIN || kraken.remedy() == Remedy.RENEW_NONCE;
            case NeverSentException _ -> false;
            default -> true;
        };
    }

    /** What an order call came to: by its reply, or already known because there was none. */
    public Outcome outcome(@Body Object answer, @Variable("order") OrderCall call) {
        if (answer instanceof Outcome known) {
            return known;
        }
        KrakenReply reply = (KrakenReply) answer;
        if (reply instanceof KrakenReply.Refusal(var errors)) {
            budget.refused(call.request(), errors);
        }
        Outcome outcome = orders.outcome(call.request(), reply);
        if (outcome instanceof Outcome.Accepted(String txid)) {
            budget.accepted(call.request(), txid);
        }
        return outcome;
    }

    /** The outcome of a call that certainly did not reach Kraken. */
    public Outcome neverSent(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        return new Outcome.NeverSent(reason(failure));
    }

    /** The outcome of a call that failed in any other way. */
    public Outcome unknown(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        return new Outcome.Unknown(reason(failure));
    }

    private String reason(Exception failure) {
        return mask.over(failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }
}
