package dev.caravel.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A strict stand-in for Parameter Store's JSON protocol that can be told to go wrong: what AWS refuses it refuses, also where moto does
 * not. The parameters are {@link Shelf}'s.
 */
public final class SsmStub implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Shelf shelf = new Shelf();
    private final Map<String, Deque<Mishap>> mishaps = new HashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** A call as it arrived. */
    public record Call(String operation, JsonNode request) {
        public String name() {
            return request.path("Name").asText();
        }
    }

    /**
     * What goes wrong with one call.
     *
     * @param carriedOut whether it is done all the same
     * @param answered whether anybody hears of it; if not, the connection stays open and silent
     */
    public record Mishap(boolean carriedOut, boolean answered, int status, String code) {
        public static Mishap error(int status, String code) {
            return new Mishap(false, true, status, code);
        }

        public static Mishap throttled() {
            return error(400, "ThrottlingException");
        }

        /** Done, but the answer is lost. */
        public static Mishap answerLost() {
            return new Mishap(true, false, 0, "");
        }

        /** Lost on its way there. */
        public static Mishap lost() {
            return new Mishap(false, false, 0, "");
        }
    }

    private SsmStub(HttpServer server) {
        this.server = server;
    }

    public static SsmStub started() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            SsmStub stub = new SsmStub(server);
            server.setExecutor(stub.threads);
            server.createContext("/", stub::answer);
            server.start();
            return stub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For {@code caravel.aws.endpoint}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The parameters, to be looked at and to be made strange. */
    public Shelf shelf() {
        return shelf;
    }

    /** The next call of the operation goes wrong; said several times, the ones after it too. */
    public synchronized void next(String operation, Mishap... all) {
        mishaps.computeIfAbsent(operation, unused -> new ArrayDeque<>()).addAll(List.of(all));
    }

    public List<Call> calls(String operation) {
        return calls.stream().filter(call -> call.operation().equals(operation)).toList();
    }

    public void forget() {
        calls.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String operation = operation(exchange);
            JsonNode request = MAPPER.readTree(body);
            calls.add(new Call(operation, request));
            Mishap mishap = taken(operation);
            if (mishap == null || mishap.carriedOut()) {
                Reply reply = carryOut(operation, request);
                if (mishap == null) {
                    send(exchange, reply);
                }
            }
            if (mishap != null && mishap.answered()) {
                send(exchange, Reply.error(mishap.status(), mishap.code(), "as the test wants it"));
            } else if (mishap != null) {
                boolean unused = end.await(30, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What AWS would not even look at is a bug of ours. */
    private static String operation(HttpExchange exchange) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        String signature = exchange.getRequestHeaders().getFirst("Authorization");
        if (!exchange.getRequestMethod().equals("POST")
                || target == null
                || !target.startsWith("AmazonSSM.")
                || !"application/x-amz-json-1.1".equals(type)
                || signature == null
                || !signature.matches("AWS4-HMAC-SHA256 Credential=\\S+/ssm/aws4_request, .*")) {
            return "not a call of the protocol";
        }
        return target.substring("AmazonSSM.".length());
    }

    private synchronized Mishap taken(String operation) {
        Deque<Mishap> waiting = mishaps.get(operation);
        return waiting == null ? null : waiting.poll();
    }

    private Reply carryOut(String operation, JsonNode request) {
        try {
            return new Reply(
                    200,
                    switch (operation) {
                        case "PutParameter" -> shelf.put(request);
                        case "GetParameter" -> shelf.get(request);
                        case "GetParameters" -> shelf.getSeveral(request);
                        case "GetParametersByPath" -> shelf.list(request);
                        case "DeleteParameter" -> shelf.delete(request);
                        default -> throw new Refusal("UnknownOperationException", operation);
                    });
        } catch (Refusal refusal) {
            return Reply.error(400, refusal.code(), refusal.getMessage());
        }
    }

    private record Reply(int status, ObjectNode content) {
        static Reply error(int status, String code, String message) {
            return new Reply(
                    status,
                    JsonNodeFactory.instance.objectNode().put("__type", code).put("message", message));
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] text = reply.content().toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(reply.status(), text.length);
        exchange.getResponseBody().write(text);
    }

    /** What AWS answers with status 400. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String code;

        Refusal(String code, String message) {
            super(message);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
        try {
            boolean unused = threads.awaitTermination(Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
