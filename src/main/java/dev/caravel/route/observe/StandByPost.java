package dev.caravel.route.observe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.caravel.route.lease.Post;
import dev.caravel.settings.ManagementAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the health of a copy that stands by, in place of Camel's and in its form: it is live, and ready if it could take over, so that
 * nobody starts it anew for doing its duty. Its one metric says that it does not hold the lease.
 */
public final class StandByPost implements Post {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.lease");
    private static final String HEALTH = "/observe/health";
    private static final String METRICS = "/observe/metrics";
    private static final int AT_ONCE = 0;
    private static final Answer BEGINS = Answer.up("stands by");

    private final String bot;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Answer answer = BEGINS;

    private StandByPost(String bot, HttpServer server) {
        this.bot = bot;
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /**
     * Opens one; where that is not possible the copy stands by without.
     *
     * @param address empty: nothing is served
     */
    public static Post at(Optional<ManagementAddress> address, String bot) {
        return address.<Post>flatMap(wanted -> open(wanted, bot)).orElseGet(Unseen::new);
    }

    private static Optional<StandByPost> open(ManagementAddress wanted, String bot) {
        try {
            InetAddress host = InetAddress.getByName(wanted.host());
            HttpServer server = HttpServer.create(new InetSocketAddress(host, wanted.port()), AT_ONCE);
            LOG.info(
                    "health=http://{}:{}{} until this copy trades",
                    wanted.fromHere(),
                    server.getAddress().getPort(),
                    HEALTH);
            return Optional.of(new StandByPost(bot, server));
        } catch (IOException taken) {
            LOG.warn(
                    "port {} of {} cannot be had, perhaps the copy that trades has it: this one serves no health until"
                            + " it trades; give each copy its own caravel.management.port ({})",
                    wanted.port(),
                    wanted.host(),
                    taken.getMessage());
            return Optional.empty();
        }
    }

    private record Unseen() implements Post {
        @Override
        public void says(boolean isWell, String why) {}

        @Override
        public void close() {}
    }

    @Override
    public void says(boolean isWell, String why) {
        answer = new Answer(isWell, why);
    }

    private void answer(HttpExchange asked) throws IOException {
        Answer now = answer;
        switch (asked.getRequestURI().getPath()) {
            case HEALTH, HEALTH + "/ready" -> reply(asked, now.isUp() ? 200 : 503, "application/json", json(now));
            case HEALTH + "/live" -> reply(asked, 200, "application/json", json(Answer.up(now.why())));
            case METRICS -> reply(asked, 200, "text/plain; version=0.0.4; charset=utf-8", metrics());
            default -> reply(asked, 404, "text/plain", "this copy stands by: ask for " + HEALTH + "\n");
        }
    }

    private static String json(Answer now) {
        String status = now.isUp() ? "UP" : "DOWN";
        ObjectNode all = JsonNodeFactory.instance.objectNode().put("status", status);
        all.putArray("checks")
                .addObject()
                .put("name", "lease")
                .put("status", status)
                .put("message", now.why());
        return all.toString();
    }

    private String metrics() {
        return """
            # HELP caravel_lease_held Whether this copy may trade
            # TYPE caravel_lease_held gauge
            caravel_lease_held{bot="%s"} 0
            """.formatted(bot);
    }

    private static void reply(HttpExchange asked, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (asked) {
            asked.getResponseHeaders().set("Content-Type", type);
            boolean isHead = asked.getRequestMethod().equals("HEAD");
            asked.sendResponseHeaders(status, isHead ? -1 : body.length);
            if (!isHead) {
                asked.getResponseBody().write(body);
            }
        }
    }

    /** Frees the port. */
    @Override
    public void close() {
        server.stop(AT_ONCE);
        threads.shutdownNow();
    }
}
