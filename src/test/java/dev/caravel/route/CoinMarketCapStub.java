package dev.caravel.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.caravel.market.Coin;
import dev.caravel.market.Listing;
import dev.caravel.market.Listings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A server on the loopback that answers as CoinMarketCap does, as it is told; to anything else it says that there is no such thing. */
final class CoinMarketCapStub implements AutoCloseable {
    static final String QUOTES = "/v2/cryptocurrency/quotes/latest";
    static final String KEY_INFO = "/v1/key/info";

    private final HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();
    private volatile long creditsUsed = 10;

    /** A request that arrived. */
    record Seen(String method, String path, String query, Headers headers) {}

    private record Answer(int status, String content) {}

    CoinMarketCapStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    CoinMarketCapStub says(int status, String content) {
        answers.add(new Answer(status, content));
        return this;
    }

    CoinMarketCapStub refuses(int status, int code, String message) {
        return says(status, "{\"status\":{\"error_code\":" + code + ",\"error_message\":\"" + message + "\"}}");
    }

    /** Every coin at 100 dollars at that time. */
    CoinMarketCapStub quotes(Instant time) {
        String coins = Listings.read().all().stream()
                .map(listing -> coin(listing, time))
                .collect(Collectors.joining(","));
        return says(200, "{\"status\":{\"error_code\":0,\"credit_count\":1},\"data\":{" + coins + "}}");
    }

    private static String coin(Listing listing, Instant time) {
        Coin coin = listing.coin();
        return """
            "%d":{"id":%d,"symbol":"%s","is_active":1,"quote":{"USD":{"price":100,"market_cap":9e9,"volume_24h":1e9,\
            "percent_change_1h":0.1,"percent_change_24h":0.2,"percent_change_7d":0.3,"last_updated":"%s"}}}\
            """.formatted(listing.coinMarketCap(), listing.coinMarketCap(), coin.symbol(), time);
    }

    /** Closes the connection in place of an answer. */
    CoinMarketCapStub hangsUp() {
        return says(0, "");
    }

    void usedCredits(long used) {
        creditsUsed = used;
    }

    List<Seen> seen(String path) {
        return seen.stream().filter(one -> one.path().equals(path)).toList();
    }

    /** What was asked of the exchange. */
    List<Seen> seenByKraken() {
        return seen.stream().filter(one -> one.path().startsWith("/0/")).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        seen.add(new Seen(
                exchange.getRequestMethod(),
                path,
                String.valueOf(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders()));
        Answer answer = switch (path) {
            case KEY_INFO -> new Answer(200, keyInfo());
            case QUOTES -> answers.isEmpty() ? new Answer(500, "{}") : answers.remove();
            default -> new Answer(404, "{}");
        };
        try (exchange) {
            if (answer.status() > 0) {
                byte[] content = answer.content().getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
                exchange.sendResponseHeaders(answer.status(), content.length);
                exchange.getResponseBody().write(content);
            }
        }
    }

    private String keyInfo() {
        return """
            {"status":{"error_code":0,"credit_count":0},"data":{"plan":{"credit_limit_monthly":10000},\
            "usage":{"current_month":{"credits_used":%d}}}}\
            """.formatted(creditsUsed);
    }

    /** What it was told to say, it does not say any more. */
    void forget() {
        answers.clear();
    }

    /** From now on nobody answers. */
    void leaves() {
        server.stop(0);
    }

    @Override
    public void close() {
        leaves();
    }
}
