package dev.caravel.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.paper.Client;
import dev.caravel.paper.Exchanges;
import dev.caravel.paper.PaperExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.apache.camel.BeanInject;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The paper exchange as a client meets it: over a real connection. */
@CamelMainTest(
        properties = {
            "camel.main.routesIncludePattern=file:routes/paper.camel.yaml",
            "caravel.paper=true",
            "camel.server.enabled=true",
            "camel.server.host=127.0.0.1",
            "camel.server.port=0",
        },
        shutdownTimeout = 5)
class PaperRouteTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @BeanInject
    private CamelContext context;

    private final PaperExchange exchange = Exchanges.quiet();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private long nonce = 1;
    private String base = "";

    @BindToRegistry("paper")
    PaperFace face() {
        return new PaperFace(exchange);
    }

    @BeforeEach
    void findThePort() {
        PlatformHttpComponent server = context.getComponent("platform-http", PlatformHttpComponent.class);
        base = "http://127.0.0.1:" + server.getEngine().getServerPort();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder signed(String method, String type, String body, BodyPublisher publisher) {
        String path = "/0/private/" + method;
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("API-Key", Exchanges.KEY)
                .header("API-Sign", Client.sign(path, String.valueOf(nonce), body))
                .header("Content-Type", type)
                .POST(publisher);
    }

    private String form(String rest) {
        nonce++;
        return "nonce=" + nonce + rest;
    }

    @Test
    void publicMethodsAnswerToGetAndToPost() throws Exception {
        HttpResponse<String> get = send(HttpRequest.newBuilder(URI.create(base + "/0/public/Ticker?pair=BTC%2FUSD")));
        assertThat(get.statusCode()).isEqualTo(200);
        assertThat(get.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(get.body()).startsWith("{\"error\":[],\"result\":{\"BTC/USD\":");
        HttpResponse<String> post = send(HttpRequest.newBuilder(URI.create(base + "/0/public/Ticker"))
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString("pair=XBTUSD")));
        assertThat(post.body()).startsWith("{\"error\":[],\"result\":{\"XXBTZUSD\":");
    }

    @Test
    void aSignedFormArrivesByteForByte() throws Exception {
        String body =
                form("&pair=BTC%2fUSD&type=buy&ordertype=limit&volume=0.1&price=30000&expiretm=%2b60&cl_ord_id=a+b");
        HttpResponse<String> answer = send(signed("AddOrder", FORM, body, BodyPublishers.ofString(body)));
        assertThat(answer.body()).contains("EGeneral:Invalid arguments:cl_ord_id");
        String right =
                form("&pair=BTC%2fUSD&type=buy&ordertype=limit&volume=0.1&price=30000&expiretm=%2b60&cl_ord_id=a");
        assertThat(send(signed("AddOrder", FORM, right, BodyPublishers.ofString(right)))
                        .body())
                .startsWith(
                        "{\"error\":[],\"result\":{\"descr\":{\"order\":\"buy 0.10000000 XBTUSD @ limit 30000.0\"}");
        assertThat(exchange.orders(Exchanges.KEY)).hasSize(1);
    }

    @Test
    void aChunkedBodyWillDo() throws Exception {
        String body = form("");
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8)));
        assertThat(send(signed("Balance", FORM, body, chunked)).body()).contains("\"ZUSD\":\"100000.0000\"");
        BodyPublisher inPieces = BodyPublishers.ofByteArrays(List.of("nonce=".getBytes(UTF_8), "77".getBytes(UTF_8)));
        nonce = 77;
        assertThat(send(signed("Balance", FORM, "nonce=77", inPieces)).body()).contains("\"ZUSD\"");
    }

    @Test
    void jsonWillDo() throws Exception {
        String body = "{\"nonce\":" + ++nonce + "}";
        assertThat(send(signed("BalanceEx", "application/json", body, BodyPublishers.ofString(body)))
                        .body())
                .contains("\"hold_trade\":\"0.0000\"");
    }

    @Test
    void aRefusalHasStatus200() throws Exception {
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder(URI.create(base + "/0/private/Balance")).POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"error\":[\"EAPI:Invalid key\"]}");
    }

    @Test
    void nothingOfTheRequestIsSentBack() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(base + "/0/public/Time?X-Mine=1"))
                .header("X-Yours", "2"));
        assertThat(answer.headers().map().keySet()).doesNotContain("x-mine", "x-yours", "X-Mine", "X-Yours");
    }

    @Test
    void privateMethodsAreNotForGet() throws Exception {
        assertThat(send(HttpRequest.newBuilder(URI.create(base + "/0/private/Balance")))
                        .statusCode())
                .isEqualTo(405);
    }
}
