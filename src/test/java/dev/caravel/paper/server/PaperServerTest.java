package dev.caravel.paper.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.paper.Exchanges;
import dev.caravel.paper.PaperExchange;
import dev.caravel.paper.Signed;
import dev.caravel.paper.fault.Fault;
import dev.caravel.paper.fault.FaultRule;
import dev.caravel.paper.fault.FaultRule.Turn;
import dev.caravel.paper.fault.Faults;
import dev.caravel.paper.fault.FaultyExchange;
import dev.caravel.paper.fault.Moment;
import dev.caravel.paper.limit.PublicLimit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The exchange as a client meets it: over real connections. */
class PaperServerTest {
    private static final int SECOND = 1000;

    private final PaperExchange exchange = Exchanges.quiet();
    private final HttpClient http = HttpClient.newHttpClient();
    private PaperServer server = serve();
    private long nonce = 1;

    private PaperServer serve(FaultRule... rules) {
        Faults faults = Faults.of(1, List.of(rules));
        return PaperServer.start(new FaultyExchange(exchange, faults, InstantSource.system()), "127.0.0.1", 0);
    }

    private void serveWith(Fault fault) {
        server.close();
        server = serve(FaultRule.of(fault, new Turn.Every(1), "AddOrder"));
    }

    @AfterEach
    void end() {
        server.close();
    }

    private HttpResponse<String> send(Signed signed, BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.url().resolve(signed.path())).POST(body);
        signed.headers().forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> order() throws IOException, InterruptedException {
        Signed signed = Signed.order(Exchanges.KEY, ++nonce);
        return send(signed, BodyPublishers.ofByteArray(signed.body()));
    }

    /** What comes back on a connection of our own, byte by byte, until it ends. */
    private String raw(String... parts) throws IOException {
        try (Socket socket = socket()) {
            for (String part : parts) {
                socket.getOutputStream().write(part.getBytes(UTF_8));
                socket.getOutputStream().flush();
            }
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private Socket socket() throws IOException {
        Socket socket = new Socket(server.url().getHost(), server.url().getPort());
        socket.setSoTimeout(5 * SECOND);
        return socket;
    }

    private static String head(Signed signed, String... more) {
        StringBuilder head = new StringBuilder("POST " + signed.path() + " HTTP/1.1\r\nHost: localhost\r\n");
        signed.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        for (String line : more) {
            head.append(line + "\r\n");
        }
        return head + "\r\n";
    }

    @Test
    void aSignedFormIsAnsweredAsKrakenDoes() throws Exception {
        HttpResponse<String> answer = order();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .startsWith("{\"error\":[],\"result\":{\"descr\":")
                .contains("txid");
    }

    @Test
    void aChunkedBodyIsTakenAsItWasSent() throws Exception {
        Signed signed = Signed.order(Exchanges.KEY, ++nonce);

        assertThat(send(signed, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(signed.body())))
                        .body())
                .contains("txid");
    }

    @Test
    void publicMethodsTakeAQueryOrAForm() throws Exception {
        HttpRequest get = HttpRequest.newBuilder(server.url().resolve("/0/public/Ticker?pair=BTC%2FUSD"))
                .build();
        HttpRequest post = HttpRequest.newBuilder(server.url().resolve("/0/public/Ticker"))
                .POST(BodyPublishers.ofString("pair=XBTUSD"))
                .build();

        assertThat(http.send(get, BodyHandlers.ofString()).body()).startsWith("{\"error\":[],\"result\":{\"BTC/USD\":");
        assertThat(http.send(post, BodyHandlers.ofString()).body())
                .startsWith("{\"error\":[],\"result\":{\"XXBTZUSD\":");
    }

    @Test
    void aConnectionIsKeptForTheNextRequest() throws Exception {
        String first = "GET /0/public/Time HTTP/1.1\r\nHost: x\r\n\r\n";
        String second = "GET /0/public/SystemStatus HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        assertThat(raw(first, second)).contains("unixtime", "\"status\":\"online\"");
    }

    @Test
    void aClientThatAsksFirstIsToldToGoOn() throws Exception {
        Signed signed = Signed.order(Exchanges.KEY, ++nonce);
        String length = "Content-Length: " + signed.body().length;

        assertThat(raw(
                        head(signed, length, "Expect: 100-continue", "Connection: close"),
                        new String(signed.body(), UTF_8)))
                .startsWith("HTTP/1.1 100 Continue\r\n")
                .contains("HTTP/1.1 200 OK", "txid");
    }

    @Test
    void aBodyThatIsTooBigIsRefusedAndTheConnectionLives() throws Exception {
        HttpRequest big = HttpRequest.newBuilder(server.url().resolve("/0/private/AddOrder"))
                .POST(BodyPublishers.ofByteArray(new byte[3 << 20]))
                .build();

        HttpResponse<String> answer = http.send(big, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"error\":[\"EAPI:Bad request\"]}");
    }

    @Test
    void aClientThatIsTooSlowIsTurnedAway() throws Exception {
        Patience little = new Patience(Duration.ofMillis(100), Duration.ofSeconds(10), Duration.ofSeconds(1));
        server.close();
        server = PaperServer.start(
                new Door(new FaultyExchange(exchange, Faults.none(), InstantSource.system()), Optional.empty()),
                "127.0.0.1",
                0,
                little);
        Signed signed = Signed.order(Exchanges.KEY, ++nonce);

        assertThat(raw(head(signed, "Content-Length: 1000"), "nonce=")).startsWith("HTTP/1.1 408 ");
        assertThat(exchange.orders(Exchanges.KEY)).isEmpty();
    }

    @Test
    void aConnectionWhereNobodySpeaksIsClosed() throws Exception {
        Patience little = new Patience(Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofSeconds(1));
        server.close();
        server = PaperServer.start(
                new Door(new FaultyExchange(exchange, Faults.none(), InstantSource.system()), Optional.empty()),
                "127.0.0.1",
                0,
                little);

        assertThat(raw()).isEmpty();
    }

    @Test
    void anAddressThatAsksTooOftenInPublicIsToldSo() throws Exception {
        server.close();
        server = PaperServer.start(
                new FaultyExchange(exchange, Faults.none(), () -> Exchanges.NOON),
                Optional.of(new PublicLimit()),
                "127.0.0.1",
                0);
        String time = "GET /0/public/Time HTTP/1.1\r\nHost: x\r\n\r\n";
        String last = "GET /0/public/Time HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        assertThat(raw(time.repeat(10), last)).contains("unixtime", "EGeneral:Too many requests");
        assertThat(order().body()).contains("txid");
    }

    @Test
    void whatIsNoMethodIsUnknown() throws Exception {
        for (String path : List.of("/", "/0/public/Nothing", "/metrics")) {
            HttpRequest request =
                    HttpRequest.newBuilder(server.url().resolve(path)).build();
            assertThat(http.send(request, BodyHandlers.ofString()).body())
                    .isEqualTo("{\"error\":[\"EGeneral:Unknown method\"]}");
        }
    }

    @Test
    void aResetIsHeardAsOne() throws Exception {
        serveWith(new Fault.Reset(Moment.AFTER));
        Signed signed = Signed.order(Exchanges.KEY, ++nonce);

        assertThatThrownBy(() ->
                        raw(head(signed, "Content-Length: " + signed.body().length), new String(signed.body(), UTF_8)))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        assertThat(exchange.orders(Exchanges.KEY)).hasSize(1);
    }

    @Test
    void aConnectionThatIsClosedEndsWithoutAByte() throws Exception {
        serveWith(new Fault.Close(Moment.BEFORE));
        Signed signed = Signed.order(Exchanges.KEY, ++nonce);

        assertThat(raw(head(signed, "Content-Length: " + signed.body().length), new String(signed.body(), UTF_8)))
                .isEmpty();
        assertThat(exchange.orders(Exchanges.KEY)).isEmpty();
    }

    @Test
    void aPageOfTheFrontDoorComesWithItsStatus() throws Exception {
        serveWith(new Fault.Page(502, Moment.AFTER));

        assertThat(order()).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).startsWith("<!DOCTYPE html>");
        });
    }

    @Test
    void aCutAnswerPromisesMoreThanComes() throws Exception {
        serveWith(new Fault.Cut());
        Signed signed = Signed.order(Exchanges.KEY, ++nonce);

        String answer = raw(head(signed, "Content-Length: " + signed.body().length), new String(signed.body(), UTF_8));

        String[] parts = answer.split("\r\n\r\n", 2);
        assertThat(parts[1]).startsWith("{\"error\":[]");
        int promised = Integer.parseInt(parts[0].replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        assertThat(promised).isGreaterThan(parts[1].length());
    }

    @Test
    void aSlowAnswerComesLaterAndALateRequestIsSeenLater() throws Exception {
        serveWith(new Fault.Slow(Duration.ofMillis(200)));
        long began = System.nanoTime();
        assertThat(order().body()).contains("txid");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(200));

        serveWith(new Fault.Late(Duration.ofMillis(200)));
        began = System.nanoTime();
        assertThat(order().body()).contains("txid");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void whoIsAnsweredWhenTheServerEndsHearsTheAnswer() throws Exception {
        serveWith(new Fault.Slow(Duration.ofMillis(300)));
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return order().body();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        while (exchange.orders(Exchanges.KEY).isEmpty()) {
            Thread.onSpinWait();
        }
        server.close();

        assertThat(answer.join()).contains("txid");
    }

    @Test
    void aPortThatIsTakenSaysSo() {
        int taken = server.url().getPort();

        assertThatThrownBy(() -> PaperServer.start(
                        new FaultyExchange(exchange, Faults.none(), InstantSource.system()),
                        Optional.empty(),
                        "127.0.0.1",
                        taken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("port " + taken + " of 127.0.0.1 cannot be had");
    }
}
