package dev.caravel.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.caravel.doctor.Finding;
import dev.caravel.doctor.Finding.Status;
import dev.caravel.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of the places where alerts go, and what arrives there. */
@Timeout(60)
class SinkTrialTest {
    private static final String TOKEN = "T0KEN-of-the-hook-4711";
    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:caravel";

    @TempDir
    Path folder;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "";
    private HttpServer server;
    private String url;

    @BeforeEach
    void listen() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void leave() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            byte[] content = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
        }
    }

    private List<Finding> look(boolean isPublishing, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.add("caravel.aws.endpoint=" + url);
        Settings settings = Bot.settings(folder, all);
        return AlertCheck.of(settings, isPublishing, Bot.START);
    }

    private static String text(Finding finding) {
        return finding.status() + " " + finding.check() + " " + finding.text() + " " + finding.remedy();
    }

    @Test
    void nothingIsSentUnlessItIsWanted() {
        assertThat(look(false, "caravel.alerts=log," + url + "/hook/" + TOKEN, "caravel.heartbeat=" + url + "/pulse"))
                .extracting(SinkTrialTest::text)
                .containsExactly(
                        "OK sink log: alerts are lines of the log ",
                        "OK sink http: its component is there and its address can be used ",
                        "OK heartbeat heartbeat: its component is there and its address can be used ");
        assertThat(requests).isEmpty();
    }

    @Test
    void everySinkButTheHeartbeatIsSentATest() {
        List<Finding> findings =
                look(true, "caravel.alerts=" + url + "/one," + url + "/two", "caravel.heartbeat=" + url + "/pulse");

        assertThat(findings)
                .extracting(SinkTrialTest::text)
                .contains("OK sink http took a test; look whether it has arrived ")
                .contains("OK sink http-2 took a test; look whether it has arrived ");
        assertThat(requests)
                .hasSize(2)
                .allMatch(request -> request.contains("This is a test, sent by caravel doctor --publish"))
                .allMatch(request -> request.contains("\"event\":\"test\""))
                .anyMatch(request -> request.startsWith("POST /one "))
                .anyMatch(request -> request.startsWith("POST /two "));
    }

    @Test
    void oneThatDoesNotTakeItFailsWithoutItsToken() {
        status = 403;
        answer = "no access to /hook/" + TOKEN;

        assertThat(look(true, "caravel.alerts=log," + url + "/hook/" + TOKEN))
                .extracting(SinkTrialTest::text)
                .noneMatch(text -> text.contains(TOKEN))
                .anyMatch(text -> text.startsWith("FAIL sink http did not take the test"));
    }

    @Test
    void aComponentThatIsNotThereAndAnAddressOfNoUseAreNamed() {
        assertThat(look(true, "caravel.alerts=pigeon:loft/" + TOKEN + ",log," + url + "/hook?noSuchOption=1"))
                .extracting(SinkTrialTest::text)
                .anyMatch(text -> text.matches("FAIL sink .*pigeon:….*not there put its jar.*"))
                .noneMatch(text -> text.contains(TOKEN));
        assertThat(look(true, "caravel.alerts=file://?noSuchOption=1"))
                .singleElement()
                .extracting(SinkTrialTest::text)
                .asString()
                .startsWith("FAIL sink caravel.alerts names file:…, which Camel cannot use");
    }

    @Test
    void aTopicIsGoodOnceSomebodyReadsIt() {
        String[] told = {"caravel.alerts=sns", "caravel.sns.topic=" + TOPIC};
        answer = attributes(2, 0);
        assertThat(look(false, told))
                .extracting(SinkTrialTest::text)
                .containsExactly("OK sink sns: " + TOPIC + " is there and has 2 readers ");
        answer = attributes(0, 1);
        assertThat(look(false, told))
                .extracting(SinkTrialTest::text)
                .containsExactly("WARN sink sns: " + TOPIC
                        + " has no reader yet confirm the subscription that Amazon has asked about");
    }

    private static String attributes(int confirmed, int pending) {
        return "<GetTopicAttributesResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">"
                + "<GetTopicAttributesResult><Attributes>" + entry("SubscriptionsConfirmed", confirmed)
                + entry("SubscriptionsPending", pending)
                + "</Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>";
    }

    private static String entry(String name, int count) {
        return "<entry><key>" + name + "</key><value>" + count + "</value></entry>";
    }

    @Test
    void aTopicThatIsNotThereFails() {
        status = 404;
        answer = error("NotFound");

        assertThat(look(true, "caravel.alerts=sns", "caravel.sns.topic=" + TOPIC))
                .singleElement()
                .extracting(SinkTrialTest::text)
                .isEqualTo("FAIL sink sns: " + TOPIC + " is not there create it, or correct caravel.sns.topic");
    }

    @Test
    void aTopicThatMayOnlyBePublishedToIsAWarning() {
        status = 403;
        answer = error("AuthorizationError");

        assertThat(look(false, "caravel.alerts=sns", "caravel.sns.topic=" + TOPIC))
                .singleElement()
                .satisfies(finding -> assertThat(finding.status()).isEqualTo(Status.WARN))
                .satisfies(finding -> assertThat(finding.remedy()).contains("sns:GetTopicAttributes"));
    }

    @Test
    void credentialsOfNoUseAreAFailure() {
        status = 403;
        answer = error("InvalidClientTokenId");

        assertThat(look(false, "caravel.alerts=sns", "caravel.sns.topic=" + TOPIC))
                .singleElement()
                .extracting(SinkTrialTest::text)
                .asString()
                .startsWith("FAIL sink sns: " + TOPIC + ": AWS says InvalidClientTokenId");
    }

    private static String error(String code) {
        return "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error><Type>Sender</Type><Code>"
                + code
                + "</Code><Message>as the test wants it</Message></Error><RequestId>1</RequestId></ErrorResponse>";
    }
}
