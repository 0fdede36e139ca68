package dev.caravel.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.caravel.market.FeeSchedule;
import dev.caravel.market.Fees;
import dev.caravel.market.Fills;
import dev.caravel.market.Money;
import dev.caravel.market.Whitelist;
import dev.caravel.order.OrderState;
import dev.caravel.paper.PaperExchange;
import dev.caravel.paper.PaperJournal;
import dev.caravel.paper.PaperSetup;
import dev.caravel.replay.GeneratedMarket;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** The paper exchange in real time on a port of the loopback, for several programs at once. Remembers all private calls in their order. */
final class SharedKraken implements AutoCloseable {
    static final String KEY = "FakeKeyOfTheTests0";
    static final String SECRET = "a1JBS0VOIFNFQ1JFVCBGT1IgVEVTVFM=";

    private final PaperExchange exchange;
    private final HttpServer server;
    private final List<String> privateCalls = new CopyOnWriteArrayList<>();

    SharedKraken(Whitelist coins) throws IOException {
        Instant start = InstantSource.system().instant().minus(Duration.ofHours(1));
        GeneratedMarket market = new GeneratedMarket(coins, 1, start.minus(Playable.HISTORY));
        PaperSetup setup = new PaperSetup(
                market.description(),
                List.of(PaperSetup.Account.trading(KEY, SECRET, Money.of("10000"))),
                FeeSchedule.flat(new Fees.Rate(new BigDecimal("0.25"), new BigDecimal("0.40"))),
                new Fills(0.1, 0.01),
                PaperSetup.MOST_OPEN,
                1);
        exchange = PaperExchange.open(setup, market, InstantSource.system(), PaperJournal.none());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/0/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            byte[] body = call.getRequestBody().readAllBytes();
            String path = call.getRequestURI().getPath();
            Map<String, String> headers = Map.of(
                    "API-Key", header(call, "API-Key"),
                    "API-Sign", header(call, "API-Sign"),
                    "Content-Type", header(call, "Content-Type"));
            byte[] answer;
            synchronized (this) {
                if (path.startsWith("/0/private/")) {
                    privateCalls.add(path.substring(path.lastIndexOf('/') + 1) + "?" + new String(body, UTF_8));
                }
                String query =
                        Optional.ofNullable(call.getRequestURI().getRawQuery()).orElse("");
                answer = exchange.answer(path, query, headers, body).getBytes(UTF_8);
            }
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(200, answer.length);
            call.getResponseBody().write(answer);
        }
    }

    private static String header(HttpExchange call, String name) {
        return Optional.ofNullable(call.getRequestHeaders().getFirst(name)).orElse("");
    }

    /** The nonces in the order of their arrival. */
    List<Long> nonces() {
        return privateCalls.stream()
                .map(call -> Long.valueOf(field(call, "nonce")))
                .toList();
    }

    /** The client ids of all orders that were asked for. */
    List<String> placed() {
        return privateCalls.stream()
                .filter(call -> call.startsWith("AddOrder?"))
                .map(call -> field(call, "cl_ord_id"))
                .toList();
    }

    private static String field(String call, String name) {
        return Arrays.stream(call.split("[?&]", -1))
                .filter(field -> field.startsWith(name + "="))
                .map(field -> field.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    List<OrderState> orders() {
        return exchange.orders(KEY);
    }

    @Override
    public void close() {
        server.stop(0);
        exchange.close();
    }
}
