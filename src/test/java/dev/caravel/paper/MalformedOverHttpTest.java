package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.paper.fault.Faults;
import dev.caravel.paper.fault.FaultyExchange;
import dev.caravel.paper.limit.Tier;
import dev.caravel.paper.server.PaperServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Malformed requests over real connections: each is answered, none with a server's error, and the account stays as it is. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MalformedOverHttpTest {
    private static final long SEED = Long.getLong("caravel.fuzz.seed", new Random().nextLong());
    private static final int REQUESTS = 150;
    private static final int PATIENCE = 60_000;

    private final Floor floor = new Floor();
    private final PaperServer server = PaperServer.start(
            new FaultyExchange(floor.exchange, Faults.of(1, List.of()), InstantSource.system()), "127.0.0.1", 0);
    private final Malformed malformed = new Malformed(new Random(SEED));
    private long nonce = 4_000_000_000_000L;

    @AfterEach
    void end() {
        server.close();
    }

    private String answered(byte[]... parts) throws IOException {
        try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
            socket.setSoTimeout(PATIENCE);
            for (byte[] part : parts) {
                socket.getOutputStream().write(part);
            }
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] head(String line, Map<String, String> headers) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes((line + "\r\nHost: kraken\r\nConnection: close\r\n").getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, value) -> {
            String harmless = value.replaceAll("[\\p{Cntrl}]", " ");
            head.writeBytes((name + ": " + harmless + "\r\n").getBytes(StandardCharsets.UTF_8));
        });
        head.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return head.toByteArray();
    }

    private static String isKrakens(String answer) {
        assertThat(answer).as("seed %d", SEED).startsWith("HTTP/1.1 200 OK");
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(Client.json(body).path("error").isArray()).as(answer).isTrue();
        assertThat(body).doesNotContain("Internal error");
        return body;
    }

    @Test
    void whateverComesIsAnswered() throws IOException {
        assertThat(tooManyOfAll()).isZero();
    }

    @Test
    void soItIsWhereCallsAreCounted() throws IOException {
        floor.exchange.limit(Tier.STARTER);
        assertThat(tooManyOfAll()).as("seed %d", SEED).isPositive();
    }

    /** How many of a row of requests were refused for being too many. */
    private int tooManyOfAll() throws IOException {
        int tooMany = 0;
        for (int i = 0; i < REQUESTS; i++) {
            Malformed.Request request = malformed.request(++nonce);
            boolean isPost = request.query().isEmpty();
            String target = request.path() + (isPost ? "" : '?' + request.query());
            Map<String, String> headers = new LinkedHashMap<>(request.headers());
            headers.put("API-Key", Floor.KEY);
            headers.put("API-Sign", Client.sign(request.path(), request.nonce(), request.text()));
            headers.put("Content-Length", String.valueOf(request.body().length));
            String answer = answered(head((isPost ? "POST " : "GET ") + target + " HTTP/1.1", headers), request.body());
            if (target.matches("/[!-~]*")) {
                tooMany += isKrakens(answer).contains("Rate limit exceeded") ? 1 : 0;
            } else {
                assertThat(answer).as("seed %d: %s", SEED, target).matches("(?s)HTTP/1.[01] (200|400) .*");
            }
        }
        return tooMany;
    }

    @Test
    void aMegabyteIsAnsweredWhateverItIs() throws IOException {
        for (int kind = 0; kind < Malformed.MEGABYTES; kind++) {
            String large = Malformed.megabyte(kind, ++nonce);
            byte[] body = large.getBytes(StandardCharsets.UTF_8);
            Map<String, String> headers = Map.of(
                    "API-Key",
                    Floor.KEY,
                    "API-Sign",
                    Client.sign("/0/private/AddOrder", String.valueOf(nonce), large),
                    "Content-Type",
                    kind % 2 == 0 ? "application/json" : "application/x-www-form-urlencoded",
                    "Content-Length",
                    String.valueOf(body.length));
            assertThat(isKrakens(answered(head("POST /0/private/AddOrder HTTP/1.1", headers), body)))
                    .as("kind %d", kind)
                    .contains("{\"error\":[\"E");
        }
        assertThat(floor.exchange.orders(Floor.KEY)).isEmpty();
    }

    @Test
    void whatIsNoHttpIsNoServersError() throws IOException {
        for (String line : List.of(
                "GET",
                "\u0000\u0001\u0002",
                "GET /0/public/Time HTTP/9.9",
                "FETCH /0/public/Time HTTP/1.1",
                "GET  /0/public/Time  HTTP/1.1",
                "POST /0/private/Balance",
                "GET http://[::1/0/public/Time HTTP/1.1",
                "GET /0/public/Time?" + "a".repeat(100_000) + " HTTP/1.1")) {
            assertThat(answered(head(line, Map.of("Content-Length", "0"))))
                    .as(line.substring(0, Math.min(60, line.length())))
                    .doesNotContain("HTTP/1.1 5")
                    .doesNotContain("Exception");
        }
        assertThat(answered(head("POST /0/private/Balance HTTP/1.1", Map.of("Content-Length", "-1"))))
                .doesNotContain("HTTP/1.1 5");
        assertThat(answered(
                        head("POST /0/private/Balance HTTP/1.1", Map.of("Transfer-Encoding", "chunked")),
                        "zz\r\n".getBytes(StandardCharsets.UTF_8)))
                .doesNotContain("HTTP/1.1 5");
        isKrakens(answered(head("GET /0/public/Time HTTP/1.1", Map.of())));
    }
}
