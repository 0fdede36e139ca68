package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.caravel.route.KrakenStub.Mishap;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HeartbeatTest {
    @TempDir
    Path folder;

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().keySet().stream()
                            .filter(name -> !List.of("Accept-encoding", "Connection", "Host", "User-agent")
                                    .contains(name))
                            .toList());
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void leave() {
        server.stop(0);
    }

    @Test
    void comesAfterEachGoodCycleAndAfterNothingElse() throws Exception {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/ping/some-uuid";
        try (Bot bot = Bot.started(folder, "caravel.heartbeat=" + url)) {
            bot.cycle();
            assertThat(calls).containsExactly("GET /ping/some-uuid []");

            bot.watch();
            bot.cycle(bot.last().due().minus(Duration.ofHours(2)));
            bot.kraken().next("BalanceEx", Mishap.status(503), Mishap.status(503));
            assertThat(bot.cycle().failure()).isPresent();
            assertThat(calls).hasSize(1);

            status = 500;
            assertThat(bot.cycle().failure()).isEmpty();
            assertThat(calls).hasSize(2);
            server.stop(0);
            assertThat(bot.cycle().failure()).isEmpty();
            assertThat(bot.book().outbox()).isEmpty();
        }
    }
}
