package dev.caravel.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderRequest;
import dev.caravel.order.Outcome;
import dev.caravel.order.Side;
import java.time.Duration;
import java.time.Instant;

/**
 * Both ends of the calls that change orders: how each is asked, and what its reply came to. The classification leans to
 * {@link Outcome.Unknown}: only a reply that certainly means yes or no is taken for it, since a wrong "no" doubles an order.
 *
 * @param validate let Kraken check orders and place none: nothing is ever accepted then
 */
public record OrderCalls(boolean validate) {
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(5);
    private static final Duration LONGEST_LIFE = Duration.ofDays(28);

    /**
     * The call for an order.
     *
     * @param deadline after which Kraken must not carry it out, in Kraken's time ({@link KrakenTime#deadline}); a cancel has none
     * @throws IllegalArgumentException if Kraken would have to refuse it
     */
    public KrakenRequest request(OrderRequest order, Instant deadline) {
        return switch (order) {
            case OrderRequest.Place place -> place(place, deadline);
            case OrderRequest.Amend amend -> amend(amend, deadline);
            case OrderRequest.Cancel cancel ->
                changeOf(cancel.txid(), "CancelOrder").with("txid", cancel.txid());
        };
    }

    private KrakenRequest place(OrderRequest.Place order, Instant deadline) {
        Pair pair = order.pair();
        KrakenRequest call = KrakenRequest.toPrivate("AddOrder")
                .with("pair", pair.altname())
                .with("type", order.side() == Side.BUY ? "buy" : "sell")
                .with("ordertype", type(order))
                .with("volume", plain(pair, order.volume()));
        if (order.limit().isPresent()) {
            call = call.with("price", plain(pair, order.limit().get()));
        } else if (order.postOnly()) {
            throw new IllegalArgumentException(pair.altname() + ": a market order cannot be post-only");
        }
        call = call.with("oflags", order.postOnly() ? "post,fciq" : "fciq");
        if (order.life().isPresent()) {
            call = call.with("timeinforce", "GTD")
                    .with("expiretm", "+" + seconds(pair, order.life().get()));
        }
        call = call.with("cl_ord_id", order.id().text()).with("deadline", KrakenTime.text(deadline));
        return validate ? call.with("validate", "true") : call;
    }

    private static String type(OrderRequest.Place order) {
        if (order.stop()) {
            return "stop-loss";
        }
        return order.limit().isPresent() ? "limit" : "market";
    }

    private KrakenRequest amend(OrderRequest.Amend order, Instant deadline) {
        Pair pair = order.pair();
        KrakenRequest call = changeOf(order.txid(), "AmendOrder").with("txid", order.txid());
        if (order.limit().isPresent()) {
            call = call.with("limit_price", plain(pair, order.limit().get()));
        }
        if (order.volume().isPresent()) {
            call = call.with("order_qty", plain(pair, order.volume().get()));
        }
        if (order.postOnly()) {
            call = call.with("post_only", "true");
        }
        return call.with("deadline", KrakenTime.text(deadline));
    }

    private KrakenRequest changeOf(String txid, String method) {
        if (validate) {
            // these methods know no validate: they would touch an order that this mode cannot have placed
            throw new IllegalArgumentException(
                    method + " of " + txid + ": while orders are only validated there is none of ours");
        }
        return KrakenRequest.toPrivate(method);
    }

    private static String plain(Pair pair, Price price) {
        if (price.isZero() || !pair.floor(price).equals(price)) {
            throw new IllegalArgumentException(
                    pair.altname() + ": the price " + price + " is not a multiple of the tick " + pair.tick());
        }
        return price.toString();
    }

    private static String plain(Pair pair, Volume volume) {
        if (volume.isZero() || !pair.floor(volume).equals(volume)) {
            throw new IllegalArgumentException(pair.altname() + ": the volume " + volume + " is not above zero with "
                    + pair.lotDecimals() + " decimals");
        }
        return volume.toString();
    }

    private static long seconds(Pair pair, Duration life) {
        if (life.compareTo(SHORTEST_LIFE) < 0 || life.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException(pair.altname() + ": an order lives " + SHORTEST_LIFE.toSeconds()
                    + " seconds to " + LONGEST_LIFE.toDays() + " days, not " + life);
        }
        return life.toSeconds();
    }

    /** What the call came to, by its reply. A yes without the id that belongs to it is {@link Outcome.Unknown}. */
    public Outcome outcome(OrderRequest order, KrakenReply reply) {
        return switch (reply) {
            case KrakenReply.Result(JsonNode result, var _) -> accepted(order, result);
            case KrakenReply.Refusal(var errors) -> KrakenErrors.outcome(errors);
            case KrakenReply.Unreadable(String why) -> new Outcome.Unknown(why);
        };
    }

    private Outcome accepted(OrderRequest order, JsonNode result) {
        return switch (order) {
            case OrderRequest.Place _ -> placed(result);
            case OrderRequest.Amend amend -> {
                String amendment = result.path("amend_id").asText("");
                yield amendment.isEmpty() ? unclear("AmendOrder", "amend_id") : new Outcome.Accepted(amend.txid());
            }
            // "pending" may stand beside the count: accepted, not done yet; a cancel is confirmed by reading the order
            case OrderRequest.Cancel cancel ->
                result.path("count").asInt(0) > 0
                        ? new Outcome.Accepted(cancel.txid())
                        : unclear("CancelOrder", "count");
        };
    }

    private Outcome placed(JsonNode result) {
        String txid = result.path("txid").path(0).asText("");
        if (!txid.isEmpty()) {
            return new Outcome.Accepted(txid);
        }
        return validate && result.has("descr")
                ? new Outcome.Valid(result.path("descr").path("order").asText(""))
                : unclear("AddOrder", "txid");
    }

    private static Outcome unclear(String method, String field) {
        return new Outcome.Unknown(method + " was answered without error and without " + field);
    }
}
