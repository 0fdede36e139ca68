package dev.caravel.paper.server;

import dev.caravel.paper.fault.FaultyExchange;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Serves an exchange over HTTP/1.1: chunked bodies, keep-alive, {@code Expect: 100-continue}. A request that is too big is refused in
 * Kraken's words, one that takes too long is ended. Its own threads answer; any thread may start and close it.
 */
public final class PaperServer implements AutoCloseable {
    /** Threads that may wait for the exchange's lock, and for the disk, together. */
    private static final int WORKERS = 32;

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LONGEST_HEADERS = 32 * 1024;
    private static final int MOST_WAITING = 1024;

    /** Nobody speaks on the connection: longer than the longest answer that is held back on purpose. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final HttpServer server;
    private final String host;
    private final Conversations conversations;

    private PaperServer(Vertx vertx, HttpServer server, String host, Conversations conversations) {
        this.vertx = vertx;
        this.server = server;
        this.host = host;
        this.conversations = conversations;
    }

    /**
     * Starts to serve.
     *
     * @param port 0 for any that is free
     * @throws IllegalStateException if the address cannot be had
     */
    public static PaperServer start(FaultyExchange exchange, String host, int port) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setWorkerPoolSize(WORKERS)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        Conversations conversations = new Conversations(vertx, exchange);
        try {
            HttpServer server = vertx.createHttpServer(options())
                    .requestHandler(conversations::begin)
                    .listen(port, host)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new PaperServer(vertx, server, host, conversations);
        } catch (CompletionException e) {
            ended(vertx);
            throw new IllegalStateException(
                    "port " + port + " of " + host + " cannot be had ("
                            + String.valueOf(e.getCause()).replaceAll("^\\S+: ", "") + ")",
                    e);
        }
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                // A connection that becomes HTTP/2 can no longer be broken as one of Kraken's is.
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setAcceptBacklog(MOST_WAITING)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(Math.toIntExact(IDLE.toSeconds()));
    }

    /** Where it is: what a client takes for {@code https://api.kraken.com}. */
    public URI url() {
        return URI.create("http://" + (host.contains(":") ? '[' + host + ']' : host) + ':' + server.actualPort());
    }

    /** Takes no more requests, gives the last answers and ends. */
    @Override
    public void close() {
        conversations.end(LAST_ANSWERS);
        ended(vertx);
    }

    private static void ended(Vertx vertx) {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
