package dev.caravel.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.caravel.market.Coin;
import dev.caravel.market.Listing;
import dev.caravel.market.Listings;
import dev.caravel.market.Pair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Kraken's public interface on the loopback: every coin has one price for ever, its candles are those of a clock. Any thread. */
final class KrakenMarketStub implements AutoCloseable {
    private static final int MOST_ROWS = 720;

    private final HttpServer server;
    private final InstantSource clock;
    private final ToDoubleFunction<Coin> price;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Map<String, String> spoilt = new ConcurrentHashMap<>();

    KrakenMarketStub(InstantSource clock, ToDoubleFunction<Coin> price) {
        this.clock = clock;
        this.price = price;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/0/public/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers each call whose text, {@code OHLC?pair=…}, contains this with that, until told otherwise; nothing hangs up. */
    void spoil(String call, String answer) {
        spoilt.put(call, answer);
    }

    void mend() {
        spoilt.clear();
    }

    /** The calls as {@code OHLC?pair=…}. */
    List<String> seen(String method) {
        return seen.stream().filter(call -> call.startsWith(method + "?")).toList();
    }

    void forget() {
        seen.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestURI().getPath().substring("/0/public/".length());
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String call = method + "?" + query;
        seen.add(call);
        String bad = spoilt.entrySet().stream()
                .filter(entry -> call.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        try (exchange) {
            if (bad == null || !bad.isEmpty()) {
                byte[] content =
                        (bad == null ? "{\"error\":[],\"result\":" + result(method, query) + "}" : bad).getBytes(UTF_8);
                exchange.sendResponseHeaders(bad != null && bad.startsWith("<") ? 502 : 200, content.length);
                exchange.getResponseBody().write(content);
            }
        }
    }

    private String result(String method, String query) {
        Map<String, String> fields = Arrays.stream(query.split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
        return switch (method) {
            case "Assets" ->
                object(
                        "\"ZUSD\":{\"aclass\":\"currency\",\"altname\":\"USD\",\"decimals\":4}",
                        listing -> "\"%s\":{\"aclass\":\"currency\",\"altname\":\"%s\",\"decimals\":8}"
                                .formatted(listing.pair().base(), altname(listing)));
            case "AssetPairs" -> object("", KrakenMarketStub::pair);
            case "Ticker" -> object("", listing -> ticker(listing, fields.get("pair")));
            case "OHLC" -> candles(fields);
            default -> "{}";
        };
    }

    private static String object(String first, java.util.function.Function<Listing, String> row) {
        return "{"
                + java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(first),
                                Listings.read().all().stream().map(row))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(","))
                + "}";
    }

    private static String altname(Listing listing) {
        String altname = listing.pair().altname();
        return altname.substring(0, altname.length() - "USD".length());
    }

    private static String pair(Listing listing) {
        Pair pair = listing.pair();
        return """
            "%s":{"altname":"%s","base":"%s","quote":"ZUSD","pair_decimals":5,"lot_decimals":%d,"cost_decimals":%d,\
            "ordermin":"%s","costmin":"%s","tick_size":"%s","status":"online"}\
            """.formatted(
                        pair.id(),
                        pair.altname(),
                        pair.base(),
                        pair.lotDecimals(),
                        pair.costDecimals(),
                        pair.ordermin(),
                        pair.costmin(),
                        pair.tick().toPlainString());
    }

    private String text(Coin coin) {
        return new java.math.BigDecimal(price.applyAsDouble(coin))
                .setScale(8, java.math.RoundingMode.HALF_UP)
                .toPlainString();
    }

    private String ticker(Listing listing, String asked) {
        Pair pair = listing.pair();
        if (!List.of(asked.split(",")).contains(pair.id())) {
            return "";
        }
        String now = text(pair.coin());
        return """
            "%s":{"a":["%s","1","1"],"b":["%s","1","1"],"c":["%s","1"],"v":["1","1000"],"p":["%s","%s"]}\
            """.formatted(pair.id(), now, now, now, now, now);
    }

    private String candles(Map<String, String> fields) {
        Pair pair = Listings.read().all().stream()
                .map(Listing::pair)
                .filter(one -> one.id().equals(fields.get("pair")))
                .findFirst()
                .orElseThrow();
        long interval = Long.parseLong(fields.get("interval")) * 60;
        long since = Long.parseLong(fields.get("since"));
        long running = clock.instant().getEpochSecond() / interval * interval;
        long first = Math.max(running - MOST_ROWS * interval, (since / interval + 1) * interval);
        String rows = LongStream.iterate(first, opened -> opened <= running, opened -> opened + interval)
                .mapToObj(opened ->
                        "[%d,\"1\",\"1\",\"1\",\"%s\",\"0.0\",\"0.0\",0]".formatted(opened, text(pair.coin())))
                .collect(Collectors.joining(","));
        return "{\"%s\":[%s],\"last\":%d}".formatted(pair.id(), rows, running - interval);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
