package dev.caravel.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caravel.paper.PaperExchange;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Kraken with mishaps: the paper exchange behind a real connection that loses, spoils or withholds answers as a test asks for it, and
 * remembers every request. It takes the place of the bean {@code paper}. Any thread.
 */
public final class KrakenStub {
    private final PaperExchange exchange;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Mishap>> mishaps = new ConcurrentHashMap<>();
    private volatile Consumer<Call> witness = call -> {};

    KrakenStub(PaperExchange exchange) {
        this.exchange = exchange;
    }

    /** A request as it came over the wire. */
    record Call(String path, String query, Map<String, String> headers, String body) {
        String method() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        /** A field of the form. */
        String field(String name) {
            return Arrays.stream(body.split("&", -1))
                    .filter(field -> field.startsWith(name + "="))
                    .map(field -> field.substring(name.length() + 1))
                    .findFirst()
                    .orElse("");
        }

        long nonce() {
            return Long.parseLong(field("nonce"));
        }
    }

    /**
     * What goes wrong with one request.
     *
     * @param carriedOut whether the exchange acts before it goes wrong
     */
    record Mishap(boolean carriedOut, Kind kind, int status, String text) {
        private enum Kind {
            ANSWER,
            RESET,
            SILENCE
        }

        static Mishap status(int status) {
            return new Mishap(false, Kind.ANSWER, status, "");
        }

        static Mishap text(String text) {
            return new Mishap(false, Kind.ANSWER, 200, text);
        }

        static Mishap error(String error) {
            return text("{\"error\":[\"" + error + "\"]}");
        }

        static Mishap reset() {
            return new Mishap(false, Kind.RESET, 200, "");
        }

        static Mishap silence() {
            return new Mishap(false, Kind.SILENCE, 200, "");
        }

        /** The same after the exchange has acted: only the answer is lost. */
        Mishap afterwards() {
            return new Mishap(true, kind, status, text);
        }
    }

    /** The next calls of this method, one after another, go wrong in these ways. */
    void next(String method, Mishap... all) {
        mishaps.computeIfAbsent(method, name -> new ArrayDeque<>()).addAll(List.of(all));
    }

    /** Is shown each request before the exchange sees it. */
    void witness(Consumer<Call> looks) {
        witness = looks;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    void forget() {
        calls.clear();
    }

    /** What the route of the paper exchange calls. */
    public void answer(Exchange camel) throws Exception {
        Message message = camel.getMessage();
        HttpServerRequest request = message.getBody(HttpServerRequest.class);
        var arriving = request.body().map(Buffer::getBytes);
        request.resume();
        byte[] body = arriving.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        Map<String, String> headers = new HashMap<>();
        request.headers()
                .forEach(header -> headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue()));
        String query = request.query() == null ? "" : request.query();
        Call call = new Call(request.path(), query, headers, new String(body, UTF_8));
        calls.add(call);
        witness.accept(call);
        Mishap mishap = taken(call.method());
        String answer = mishap == null || mishap.carriedOut() ? carryOut(call, body) : "";
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(answer.getBytes(UTF_8));
        if (mishap != null) {
            goWrong(mishap, request, message);
        }
    }

    private String carryOut(Call call, byte[] body) {
        Map<String, String> known = Map.of(
                "API-Key", call.headers().getOrDefault("api-key", ""),
                "API-Sign", call.headers().getOrDefault("api-sign", ""),
                "Content-Type", call.headers().getOrDefault("content-type", ""));
        return exchange.answer(call.path(), call.query(), known, body);
    }

    private synchronized Mishap taken(String method) {
        Deque<Mishap> waiting = mishaps.get(method);
        return waiting == null ? null : waiting.poll();
    }

    private static void goWrong(Mishap mishap, HttpServerRequest request, Message message) throws Exception {
        switch (mishap.kind()) {
            case ANSWER -> {
                message.setHeader(Exchange.HTTP_RESPONSE_CODE, mishap.status());
                message.setBody(mishap.text().getBytes(UTF_8));
            }
            case RESET -> request.connection().close();
            case SILENCE -> {
                CountDownLatch gone = new CountDownLatch(1);
                request.connection().closeHandler(closed -> gone.countDown());
                gone.await(10, TimeUnit.SECONDS);
            }
        }
    }
}
