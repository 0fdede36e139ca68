package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.caravel.paper.Client;
import dev.caravel.paper.Orders;
import dev.caravel.paper.Signed;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exchange's process is killed while many trade, and started again: what it has said it must still know. */
class PaperExchangeKillTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRADERS = 6;
    private static final int ENOUGH = 300;

    @TempDir
    Path state;

    private final AtomicLong nonces = new AtomicLong(System.currentTimeMillis() * 1000);
    private final HttpClient http = HttpClient.newHttpClient();

    private Program start() throws IOException {
        List<String> words = new ArrayList<>(
                List.of("paper-exchange", "--port", "0", "--tier", "none", "--state", state.toString()));
        for (int i = 0; i < TRADERS; i++) {
            words.addAll(List.of("--account", "k" + i + ':' + Client.SECRET + ":USD=1000000,BTC=10"));
        }
        return Program.typed(words, Map.of());
    }

    private static URI url(Program program) throws IOException {
        String said = program.until("Paper exchange at ");
        return URI.create(said.replaceAll(".* at (\\S+),.*", "$1"));
    }

    private JsonNode ask(URI url, String key, String method, String... arguments)
            throws IOException, InterruptedException {
        Signed signed = Signed.of(key, nonces.incrementAndGet(), method, arguments);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url.resolve(signed.path())).POST(BodyPublishers.ofByteArray(signed.body()));
        signed.headers().forEach(request::header);
        JsonNode answer = JSON.readTree(
                http.send(request.build(), BodyHandlers.ofString()).body());
        assertThat(answer.path("error")).as(method).isEmpty();
        return answer.path("result");
    }

    /** One of the traders, and everything that it has been told. */
    private final class Trading implements Runnable {
        private final URI url;
        private final String key;
        private final CountDownLatch enough;
        private final Map<String, JsonNode> told = new HashMap<>();
        private final List<String> placed = new ArrayList<>();

        Trading(URI url, String key, CountDownLatch enough) {
            this.url = url;
            this.key = key;
            this.enough = enough;
        }

        @Override
        public void run() {
            try {
                for (int i = 0; true; i++) {
                    trade(i);
                    enough.countDown();
                }
            } catch (IOException | InterruptedException killed) {
                // the exchange is gone
            }
        }

        private void trade(int i) throws IOException, InterruptedException {
            String side = i % 2 == 0 ? "buy" : "sell";
            // the first one takes from several prices
            String[] order =
                    i % 3 == 0 ? Orders.market(side, i == 0 ? "1.5" : "0.001") : Orders.limit("buy", "0.001", "1000");
            String txid = ask(url, key, "AddOrder", order).path("txid").path(0).asText();
            placed.add(txid);
            if (i % 3 == 1) {
                JsonNode cancelled = ask(url, key, "CancelOrder", "txid", txid);
                assertThat(cancelled.path("count").asInt()).isOne();
                told.put(txid, order(url, key, txid));
            } else if (i % 3 == 0) {
                told.put(txid, order(url, key, txid));
            }
        }
    }

    /** An order with its trades, and once more with the fills of these. */
    private JsonNode order(URI url, String key, String txid) throws IOException, InterruptedException {
        ArrayNode views = JSON.createArrayNode();
        for (String consolidated : List.of("true", "false")) {
            views.add(ask(url, key, "QueryOrders", "txid", txid, "trades", "true", "consolidate_taker", consolidated)
                    .path(txid));
        }
        return views;
    }

    @Test
    void nothingThatItHasSaidIsLost() throws Exception {
        List<Trading> traders = new ArrayList<>();
        try (Program program = start();
                ExecutorService threads = Executors.newFixedThreadPool(TRADERS)) {
            URI url = url(program);
            CountDownLatch enough = new CountDownLatch(ENOUGH);
            for (int i = 0; i < TRADERS; i++) {
                Trading trading = new Trading(url, "k" + i, enough);
                traders.add(trading);
                threads.execute(trading);
            }
            assertThat(enough.await(30, TimeUnit.SECONDS)).isTrue();
            program.kill();
        }
        assertThat(traders.stream().flatMap(trading -> trading.told.values().stream()))
                .as("a trade of several fills")
                .anyMatch(order -> order.path(0).path("trades").size()
                        < order.path(1).path("trades").size());
        try (Program again = start()) {
            URI url = url(again);
            for (Trading trading : traders) {
                knowsAllOf(trading, url);
                ledgersAddUp(trading.key, url);
            }
            int unused = again.stop();
            assertThat(again.lines()).last().isEqualTo("ended");
        }
    }

    private void knowsAllOf(Trading trading, URI url) throws IOException, InterruptedException {
        assertThat(trading.placed).isNotEmpty();
        for (String txid : trading.placed) {
            JsonNode order = order(url, trading.key, txid);
            if (trading.told.containsKey(txid)) {
                assertThat(order).isEqualTo(trading.told.get(txid));
            } else {
                assertThat(order.path(0).path("descr").path("type").asText()).isIn("buy", "sell");
            }
        }
    }

    private void ledgersAddUp(String key, URI url) throws IOException, InterruptedException {
        Map<String, BigDecimal> sums = new HashMap<>();
        int count = Integer.MAX_VALUE;
        for (int offset = 0; offset < count; offset += 50) {
            JsonNode page = ask(url, key, "Ledgers", "ofs", String.valueOf(offset));
            count = page.path("count").asInt();
            for (JsonNode row : page.path("ledger")) {
                BigDecimal change = decimal(row, "amount").subtract(decimal(row, "fee"));
                sums.merge(row.path("asset").asText(), change, BigDecimal::add);
            }
        }
        JsonNode balance = ask(url, key, "Balance");
        assertThat(balance.size()).isEqualTo(2);
        balance.properties()
                .forEach(held -> assertThat(new BigDecimal(held.getValue().asText()))
                        .as(held.getKey())
                        .isEqualByComparingTo(sums.getOrDefault(held.getKey(), BigDecimal.ZERO)));
    }

    private static BigDecimal decimal(JsonNode row, String field) {
        return new BigDecimal(row.path(field).asText());
    }
}
