package dev.caravel.route;

import dev.caravel.discretion.Mask;
import dev.caravel.kraken.KrakenReply;
import dev.caravel.kraken.KrakenRequest;
import dev.caravel.kraken.PublicBudget;
import org.apache.camel.Body;
import org.apache.camel.Exchange;

/**
 * A line to a public interface of Kraken's: prepares each call for the HTTP endpoint, counts it and reads what comes back. There is
 * one to the exchange that is traded on, and one to Kraken's real market, which on paper is elsewhere. Any thread.
 */
public final class PublicLine {
    private final PublicBudget budget;
    private final Mask mask;

    PublicLine(PublicBudget budget, Mask mask) {
        this.budget = budget;
        this.mask = mask;
    }

    /** Takes a turn among all who can wait: the milliseconds until the call may be made. */
    public long turn() {
        return budget.turn().toMillis();
    }

    /** Counts a call that does not wait for its turn. */
    public void spend() {
        budget.spend();
    }

    /** Method and query of the call that is the body, in the headers that the HTTP endpoint reads. */
    public void ask(@Body KrakenRequest request, Exchange exchange) {
        exchange.getMessage().setHeader(Exchange.HTTP_PATH, request.method());
        if (!request.query().isEmpty()) {
            exchange.getMessage().setHeader(Exchange.HTTP_QUERY, request.query());
        }
        exchange.setVariable("call", request);
        exchange.getMessage().setBody(null);
    }

    /** The reply in place of the HTTP answer. */
    public KrakenReply reply(@Body String content, Exchange exchange) {
        Integer status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        KrakenReply reply = KrakenReply.parse(status, content, mask);
        budget.heed(reply);
        return reply;
    }
}
