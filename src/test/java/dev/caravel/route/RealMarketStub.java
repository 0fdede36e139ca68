package dev.caravel.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.caravel.market.Listing;
import dev.caravel.market.Listings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Kraken's public interface as the contract has it, and strict: an unknown pair spoils the whole answer, prices are texts, trades
 * after {@code since} come a page at a time. Every coin costs 100 dollars until a test says something else.
 */
final class RealMarketStub implements AutoCloseable {
    private static final int PAGE = 1000;

    private final HttpServer server;
    private final InstantSource clock;
    private final List<Listing> listings =
            new CopyOnWriteArrayList<>(Listings.read().all());
    private final Map<String, String> bids = new ConcurrentHashMap<>();
    private final Map<String, List<Trade>> trades = new ConcurrentHashMap<>();
    private final Map<String, String> mishaps = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private long ids;

    private record Trade(long id, Instant time, String price, String volume) {
        long nanos() {
            return time.getEpochSecond() * 1_000_000_000 + time.getNano();
        }

        String seconds() {
            return BigDecimal.valueOf(nanos(), 9).setScale(7, RoundingMode.DOWN).toPlainString();
        }
    }

    RealMarketStub(InstantSource clock) {
        this(clock, 0);
    }

    private RealMarketStub(InstantSource clock, int port) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/0/public/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The best bid from now on; the ask is a tick above it, which is also the last price. */
    void bid(String coin, String price) {
        bids.put(coin, price);
    }

    /** Somebody trades, now. */
    synchronized void print(String coin, String price, String volume) {
        trades.computeIfAbsent(coin, _ -> new ArrayList<>()).add(new Trade(++ids, clock.instant(), price, volume));
    }

    /** Kraken does not list the coin any more. */
    void delist(String coin) {
        listings.removeIf(listing -> listing.coin().symbol().equals(coin));
    }

    /** From now on the method answers so, until {@link #mend}: a text, {@code 502}, or {@code silence}. */
    void spoil(String method, String how) {
        mishaps.put(method, how);
    }

    void mend() {
        mishaps.clear();
    }

    List<String> calls(String method) {
        return calls.stream().filter(call -> call.startsWith(method + "?")).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = path.substring(path.lastIndexOf('/') + 1);
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        calls.add(method + "?" + query);
        String mishap = mishaps.getOrDefault(method, "");
        try (exchange) {
            if (mishap.equals("silence")) {
                // closing it without a word is for the client what a connection is that died
                return;
            }
            boolean front = mishap.equals("502");
            String text = front
                    ? "<html><head><title>502 Bad Gateway</title></head></html>"
                    : mishap.isEmpty() ? result(method, query) : mishap;
            byte[] content = text.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", front ? "text/html" : "application/json");
            exchange.sendResponseHeaders(front ? 502 : 200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> all = new HashMap<>();
        if (raw != null) {
            Arrays.stream(raw.split("&", -1))
                    .map(field -> field.split("=", 2))
                    .forEach(field -> all.put(field[0], URLDecoder.decode(field[1], UTF_8)));
        }
        return all;
    }

    private synchronized String result(String method, Map<String, String> query) {
        return switch (method) {
            case "Time" ->
                ok("{\"unixtime\":" + clock.instant().getEpochSecond()
                        + ",\"rfc1123\":\"Thu, 06 Jul 23 18:50:48 +0000\"}");
            case "SystemStatus" -> ok("{\"status\":\"online\",\"timestamp\":\"2025-11-11T00:17:10Z\"}");
            case "Assets" -> ok(assets());
            case "AssetPairs" -> ok(listings.stream().map(this::pair).collect(Collectors.joining(",", "{", "}")));
            case "Ticker" -> {
                Set<String> asked = Set.of(query.getOrDefault("pair", "").split(",", -1));
                List<Listing> found = listings.stream()
                        .filter(listing -> asked.contains(listing.pair().id()))
                        .toList();
                yield found.size() < asked.size()
                        ? unknownPair()
                        : ok(found.stream().map(this::ticker).collect(Collectors.joining(",", "{", "}")));
            }
            case "Trades" ->
                listings.stream()
                        .filter(listing -> listing.pair().id().equals(query.get("pair")))
                        .findFirst()
                        .map(listing -> trades(listing, Long.parseLong(query.getOrDefault("since", "0"))))
                        .orElse(unknownPair());
            default -> "{\"error\":[\"EGeneral:Unknown method\"]}";
        };
    }

    private static String ok(String result) {
        return "{\"error\":[],\"result\":" + result + "}";
    }

    private static String unknownPair() {
        return "{\"error\":[\"EQuery:Unknown asset pair\"],\"result\":null}";
    }

    private String assets() {
        return listings.stream()
                .map(listing -> """
                    "%s":{"aclass":"currency","altname":"%s","decimals":10,"display_decimals":5,"status":"enabled"}\
                    """.formatted(listing.pair().base(), listing.assetName()))
                .collect(Collectors.joining(
                        ",",
                        "{",
                        ",\"ZUSD\":{\"aclass\":\"currency\",\"altname\":\"USD\",\"decimals\":4,\"display_decimals\":2,"
                                + "\"status\":\"enabled\"}}"));
    }

    private String pair(Listing listing) {
        return """
            "%s":{"altname":"%s","wsname":"%s","aclass_base":"currency","base":"%s","aclass_quote":"currency",\
            "quote":"ZUSD","lot":"unit","cost_decimals":5,"pair_decimals":%d,"lot_decimals":%d,"lot_multiplier":1,\
            "leverage_buy":[],"leverage_sell":[],"fees":[],"fees_maker":[],"fee_volume_currency":"ZUSD",\
            "margin_call":80,"margin_stop":40,"ordermin":"%s","costmin":"0.5","tick_size":"%s","status":"online"}\
            """.formatted(
                        listing.pair().id(),
                        listing.pair().altname(),
                        listing.wsname(),
                        listing.pair().base(),
                        listing.priceDecimals(),
                        listing.pair().lotDecimals(),
                        listing.pair().ordermin(),
                        listing.pair().tick().toPlainString());
    }

    private String ticker(Listing listing) {
        BigDecimal bid = new BigDecimal(bids.getOrDefault(listing.coin().symbol(), "100"));
        String ask = bid.add(listing.pair().tick()).toPlainString();
        return """
            "%s":{"a":["%s","1","1.000"],"b":["%s","1","1.000"],"c":["%s","0.00067643"],\
            "v":["4083.67001100","288000.00000000"],"p":["99.77771","99.13205"],"t":[34619,38907],\
            "l":["98.30000","98.30000"],"h":["103.00000","103.00000"],"o":"99.80000"}\
            """.formatted(listing.pair().id(), ask, bid.toPlainString(), ask);
    }

    private String trades(Listing listing, long since) {
        List<Trade> page = trades.getOrDefault(listing.coin().symbol(), List.of()).stream()
                .filter(trade -> trade.nanos() > since)
                .limit(PAGE)
                .toList();
        String rows = page.stream()
                .map(trade -> "[\"%s\",\"%s\",%s,\"s\",\"l\",\"\",%d]"
                        .formatted(trade.price(), trade.volume(), trade.seconds(), trade.id()))
                .collect(Collectors.joining(",", "[", "]"));
        long last = page.isEmpty() ? since : page.getLast().nanos();
        return ok("{\"" + listing.pair().id() + "\":" + rows + ",\"last\":\"" + last + "\"}");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
