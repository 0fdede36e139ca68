package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.replay.VirtualClock;
import dev.caravel.route.observe.Observation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Hawtio may ask of a bot that runs. */
class ShowcaseTest {
    private static final String HERE = "http://127.0.0.1:9877";
    private static final String TRACER = "org.apache.camel:context=caravel,type=tracer,name=BacklogTracer";

    @TempDir
    Path folder;

    private Bot bot;
    private int port;

    @BeforeEach
    void start() throws Exception {
        bot = Bot.in(folder, "caravel.management.port=0");
        OptionalInt served = Observation.of(bot.setup(), bot.trader(), new VirtualClock(Bot.START));
        port = served.orElseThrow();
        bot.start();
        bot.cycle();
    }

    @AfterEach
    void close() {
        bot.close();
    }

    @Test
    void showsTheRoutesByTheirIdsWithCounts() throws Exception {
        assertThat(asked(HERE, route("run-cycle", "read", "ExchangesTotal"))).contains("\"value\":1");
        assertThat(asked(
                        HERE,
                        operation(
                                "org.apache.camel:context=caravel,type=context,name=\"caravel\"", "dumpRoutesAsXml()")))
                .contains("run-cycle", "kraken-private");
    }

    @Test
    void stopsNoRouteAndSendsNothing() throws Exception {
        assertThat(asked(HERE, operation(route("run-cycle"), "stop()"))).contains("\"status\":403");
        assertThat(asked(HERE, operation("org.apache.camel:context=caravel,type=context,name=\"caravel\"", "stop()")))
                .contains("\"status\":403");
        assertThat(asked(
                        HERE,
                        "{\"type\":\"write\",\"mbean\":\"" + escaped(route("run-cycle"))
                                + "\",\"attribute\":\"TracingEnabled\",\"value\":true}"))
                .contains("\"status\":403");
    }

    @Test
    void answersNoPageOfAnotherSite() throws Exception {
        assertThat(asked("https://example.com", route("run-cycle", "read", "ExchangesTotal")))
                .doesNotContain("\"value\":1");
    }

    @Test
    void tracesNothingThatCarriesAKey() throws Exception {
        asked(HERE, operation(TRACER, "setEnabled(boolean)", "true"));
        bot.cycle();

        assertThat(asked(HERE, operation(TRACER, "dumpAllTracedMessagesAsXml()")))
                .contains("run-cycle", "kraken-read-once")
                .doesNotContain("API-Key", "API-Sign", "<routeId>kraken-private</routeId>");
    }

    private static String route(String id) {
        return "org.apache.camel:context=caravel,type=routes,name=\"" + id + "\"";
    }

    private static String route(String id, String type, String attribute) {
        return "{\"type\":\"" + type + "\",\"mbean\":\"" + escaped(route(id)) + "\",\"attribute\":\"" + attribute
                + "\"}";
    }

    private static String operation(String bean, String operation, String... arguments) {
        return "{\"type\":\"exec\",\"mbean\":\"" + escaped(bean) + "\",\"operation\":\"" + operation
                + "\",\"arguments\":[" + String.join(",", arguments) + "]}";
    }

    private static String escaped(String text) {
        return text.replace("\"", "\\\"");
    }

    private String asked(String origin, String question) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/observe/jolokia"))
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString(question))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
