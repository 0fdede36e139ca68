package dev.caravel.command.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.caravel.market.Listing;
import dev.caravel.market.Listings;
import dev.caravel.market.Quote;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Quotes the played market over HTTP in CoinMarketCap's form, so that the program gets them as it would from there. */
final class QuoteStand implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY_INFO = "{\"status\":{\"error_code\":0,\"credit_count\":0},\"data\":{\"plan\":"
            + "{\"credit_limit_monthly\":1000000},\"usage\":{\"current_month\":{\"credits_used\":0}}}}";

    private final Supplier<List<Quote>> quotes;
    private final Listings listings = Listings.read();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** Opened on any free port of the loopback. */
    QuoteStand(Supplier<List<Quote>> quotes) throws IOException {
        this.quotes = quotes;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestURI().getPath().endsWith("/key/info")
                    ? KEY_INFO.getBytes(StandardCharsets.UTF_8)
                    : JSON.writeValueAsBytes(all());
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private ObjectNode all() {
        ObjectNode reply = JSON.createObjectNode();
        reply.putObject("status").put("error_code", 0).put("credit_count", 1);
        ObjectNode data = reply.putObject("data");
        quotes.get()
                .forEach(quote -> listings.of(quote.coin())
                        .ifPresent(listing ->
                                fill(data.putObject(Integer.toString(listing.coinMarketCap())), listing, quote)));
        return reply;
    }

    private static void fill(ObjectNode row, Listing listing, Quote quote) {
        row.put("id", listing.coinMarketCap())
                .put("symbol", listing.coin().symbol())
                .put("is_active", 1);
        row.putObject("quote")
                .putObject("USD")
                .put("price", quote.price())
                .put("market_cap", quote.marketCap())
                .put("volume_24h", quote.volume24h())
                .put("percent_change_1h", quote.change1h())
                .put("percent_change_24h", quote.change24h())
                .put("percent_change_7d", quote.change7d())
                .put("last_updated", quote.time().toString());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
