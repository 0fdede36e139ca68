package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.caravel.Caravel;
import dev.caravel.command.QuartzCron;
import dev.caravel.route.lease.Post;
import dev.caravel.route.observe.Observation;
import dev.caravel.route.observe.StandByPost;
import dev.caravel.settings.ManagementAddress;
import dev.caravel.settings.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** What a copy that stands by says about itself on its management port. */
@Isolated("it reads the log of everybody")
class StandByHealthTest {
    @TempDir
    Path folder;

    private final Logger logger = (Logger) LoggerFactory.getLogger("caravel.lease");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Level before;

    @BeforeEach
    void listen() {
        before = logger.getLevel();
        logger.setLevel(Level.INFO);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(log);
        logger.setLevel(before);
    }

    @Test
    void isLiveAndReadyWhileItCouldTakeOver() throws Exception {
        try (Post post = at(0)) {
            int port = port();
            post.says(true, "stands by while one trades with C:\\bots \"x\"");

            assertThat(ask(port, "health/live")).startsWith("200 ").contains("\"status\":\"UP\"");
            assertThat(ask(port, "health/ready"))
                    .startsWith("200 ")
                    .contains("\"status\":\"UP\"", "stands by while one");
            assertThat(ask(port, "health")).isEqualTo(ask(port, "health/ready"));
            assertThat(ask(port, "metrics")).startsWith("200 ").endsWith("\ncaravel_lease_held{bot=\"me\"} 0\n");
            assertThat(ask(port, "other")).startsWith("404 ");
            assertThat(command(port)).isEqualTo("0 UP (ready) lease: stands by while one trades with C:bots 'x'");
        }
    }

    @Test
    void isNotReadyAndStillLiveWhenTheStateDoesNotAnswer() throws Exception {
        try (Post post = at(0)) {
            int port = port();
            post.says(false, "stands by, and the state does not answer");

            assertThat(ask(port, "health/live")).startsWith("200 ").contains("\"status\":\"UP\"");
            assertThat(ask(port, "health/ready")).startsWith("503 ").contains("\"status\":\"DOWN\"");
            assertThat(command(port)).isEqualTo("1 DOWN (ready) lease: stands by, and the state does not answer");
        }
    }

    @Test
    void theBotThatFollowsServesOnTheSamePort() throws Exception {
        int port;
        try (Post _ = at(0)) {
            port = port();
            assertThat(ask(port, "health/live")).contains("stands by");
        }
        try (Bot bot = Bot.in(folder, "caravel.management.port=" + port)) {
            assertThat(Observation.of(bot.setup(), bot.trader(), InstantSource.system()))
                    .hasValue(port);
            bot.start();

            assertThat(ask(port, "health/live")).startsWith("200 ").doesNotContain("stands by");
        }
    }

    @Test
    void standsByWithoutWhereThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Post post = at(taken.getLocalPort())) {
            post.says(true, "stands by");

            assertThat(log.list).singleElement().satisfies(line -> {
                assertThat(line.getLevel()).isEqualTo(Level.WARN);
                assertThat(line.getFormattedMessage())
                        .startsWith("port " + taken.getLocalPort() + " of 127.0.0.1 cannot be had");
            });
        }
    }

    @Test
    void servesNothingWhenThePortIsOff() {
        try (Post post = StandByPost.at(Optional.empty(), "me")) {
            post.says(true, "stands by");
        }
        assertThat(log.list).isEmpty();
    }

    private static Post at(int port) {
        return StandByPost.at(Optional.of(new ManagementAddress("127.0.0.1", port)), "me");
    }

    /** By what it says in the log. */
    private int port() {
        return Integer.parseInt(
                log.list.getLast().getFormattedMessage().replaceAll(".*:(\\d+)/observe/health .*", "$1"));
    }

    private static String ask(int port, String what) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> reply = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/observe/" + what))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return reply.statusCode() + " " + reply.body();
        }
    }

    /** The exit code of {@code caravel health} and what it printed. */
    private String command(int port) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed);
        Surroundings surroundings =
                new Surroundings(folder, Map.of(), Map.of(), InstantSource.system(), new QuartzCron());
        int code = Caravel.commandLine(surroundings)
                .setOut(writer)
                .setErr(writer)
                .execute("health", "--set", "caravel.management.port=" + port);
        return code + " " + printed.toString().strip();
    }
}
