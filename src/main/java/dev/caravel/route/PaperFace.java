package dev.caravel.route;

import dev.caravel.paper.PaperExchange;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The HTTP face of the paper exchange, bean {@code paper} of {@code paper.camel.yaml}. The routes leave the body unread
 * ({@code useBodyHandler=false}): a form that the server has parsed can no longer be checked against its signature. Any thread.
 */
public final class PaperFace {
    private static final int LONGEST_BODY_SECONDS = 10;

    /** A request that comes at once after the start waits that long for the first look at a real market. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(8);

    private final PaperExchange exchange;

    public PaperFace(PaperExchange exchange) {
        this.exchange = exchange;
    }

    /** Reads the request, whole, and puts the answer in its place. */
    public void answer(Exchange camel) throws InterruptedException, ExecutionException, TimeoutException {
        Message message = camel.getMessage();
        HttpServerRequest request = message.getBody(HttpServerRequest.class);
        byte[] body = body(request);
        if (exchange.feed().isPresent()) {
            exchange.feed().get().awaitFirst(FIRST_LOOK);
        }
        String answer = exchange.answer(
                request.path(), Objects.requireNonNullElse(request.query(), ""), headers(request), body);
        // whatever came in, query parameters included, would go out again as headers of the reply
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(answer.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] body(HttpServerRequest request)
            throws InterruptedException, ExecutionException, TimeoutException {
        var body = request.body();
        request.resume();
        return body.map(Buffer::getBytes)
                .toCompletionStage()
                .toCompletableFuture()
                .get(LONGEST_BODY_SECONDS, TimeUnit.SECONDS);
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        return Map.of(
                "API-Key", header(request, "API-Key"),
                "API-Sign", header(request, "API-Sign"),
                "Content-Type", header(request, "Content-Type"));
    }

    private static String header(HttpServerRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }
}
