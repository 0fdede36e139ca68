package dev.caravel.route.observe;

import dev.caravel.kraken.KrakenErrors;
import dev.caravel.kraken.KrakenReply;
import dev.caravel.order.OrderRequest;
import dev.caravel.order.Outcome;
import dev.caravel.route.OrderCall;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Times every call that goes out, and counts what came back: by the ids of the steps, so that no route must know of it. Any thread. */
final class WireMeters implements InterceptStrategy {
    /** The steps that send, and to whom. */
    static final Map<String, String> SENDS = Map.of(
            "send-order", "kraken",
            "send-read", "kraken",
            "send-public", "kraken",
            "send-market", "kraken-market",
            "get", "coinmarketcap");

    /** The steps after which the body is what Kraken said. */
    static final Set<String> REPLIES = Set.of("classify", "public-reply", "market-reply");

    /** The step before which the body is what an order call came to. */
    static final String SETTLES = "settle";

    private final MeterRegistry registry;

    WireMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode node, Processor target, Processor next) {
        String step = node.getId();
        if (SENDS.containsKey(step)) {
            return new Call(target, SENDS.getOrDefault(step, step));
        }
        if (REPLIES.contains(step)) {
            return new After(target);
        }
        return step.equals(SETTLES) ? new Before(target) : target;
    }

    private final class Call extends DelegateAsyncProcessor {
        private final String peer;

        private Call(Processor target, String peer) {
            super(target);
            this.peer = peer;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Timer.Sample sample = Timer.start(registry);
            // The path is all of the address that varies: the method's name.
            String method = exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class);
            return super.process(exchange, doneSync -> {
                sample.stop(Timer.builder("caravel.call")
                        .description("How long a call took, and how many there were")
                        .tag("peer", peer)
                        .tag("method", method)
                        .register(registry));
                count(exchange);
                callback.done(doneSync);
            });
        }

        private void count(Exchange exchange) {
            Throwable failure = exchange.getException();
            int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class);
            if (failure != null || status >= 400) {
                String kind = failure == null ? "status-" + status / 100 + "xx" : kind(failure);
                registry.counter("caravel.http.errors", "peer", peer, "kind", kind)
                        .increment();
            }
        }
    }

    static String kind(Throwable failure) {
        return switch (failure) {
            case UnknownHostException _ -> "dns";
            case ConnectException _ -> "connect";
            case InterruptedIOException _ ->
                failure.getClass().getSimpleName().startsWith("Connect") ? "connect" : "timeout";
            case SSLException _ -> "tls";
            case SocketException _ -> "reset";
            default -> failure.getClass().getSimpleName().equals("NoHttpResponseException") ? "reset" : "other";
        };
    }

    private final class After extends DelegateAsyncProcessor {
        private After(Processor target) {
            super(target);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            return super.process(exchange, doneSync -> {
                switch (exchange.getMessage().getBody()) {
                    case KrakenReply.Refusal refusal ->
                        refusal.errors()
                                .forEach(error ->
                                        error(KrakenErrors.kind(error).name().toLowerCase(Locale.ROOT)));
                    case KrakenReply.Unreadable _ -> error("unreadable");
                    case null, default -> {}
                }
                callback.done(doneSync);
            });
        }

        private void error(String kind) {
            registry.counter("caravel.exchange.errors", "kind", kind).increment();
        }
    }

    private final class Before extends DelegateAsyncProcessor {
        private Before(Processor target) {
            super(target);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Outcome outcome = exchange.getMessage().getBody(Outcome.class);
            OrderCall call = exchange.getVariable("order", OrderCall.class);
            if (outcome != null && call != null) {
                registry.counter("caravel.orders", "call", word(call.request()), "outcome", word(outcome))
                        .increment();
            }
            return super.process(exchange, callback);
        }
    }

    private static String word(OrderRequest request) {
        return switch (request) {
            case OrderRequest.Place place -> place.side().name().toLowerCase(Locale.ROOT);
            case OrderRequest.Amend _ -> "amend";
            case OrderRequest.Cancel _ -> "cancel";
        };
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> "accepted";
            case Outcome.Valid _ -> "valid";
            case Outcome.Refused refused -> refused.later() ? "refused_later" : "refused";
            case Outcome.NeverSent _ -> "never_sent";
            case Outcome.Unknown _ -> "unknown";
        };
    }
}
