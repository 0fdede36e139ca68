package dev.caravel.paper.server;

import dev.caravel.paper.fault.FaultyExchange;
import dev.caravel.paper.limit.PublicLimit;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.util.Optional;
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

    /** Starts to serve, and answers public calls however often somebody asks; else as the other one. */
    public static PaperServer start(FaultyExchange exchange, String host, int port) {
        return start(exchange, Optional.empty(), host, port);
    }

    /**
     * Starts to serve.
     *
     * @param publicCalls how often an address may call the public methods; empty: as often as it likes
     * @param port 0 for any that is free
     * @throws IllegalStateException if the address cannot be had
     */
    public static PaperServer start(FaultyExchange exchange, Optional<PublicLimit> publicCalls, String host, int port) {
        return start(new Door(exchange, publicCalls), host, port, Patience.USUAL);
    }

    static PaperServer start(Door door, String host, int port, Patience patience) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setWorkerPoolSize(WORKERS)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        Conversations conversations = new Conversations(vertx, door, patience);
        try {
            HttpServer server = vertx.createHttpServer(options(patience))
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

    private static HttpServerOptions options(Patience patience) {
        return new HttpServerOptions()
                // A connection that becomes HTTP/2 can no longer be broken as one of Kraken's is.
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setAcceptBacklog(MOST_WAITING)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(patience.idle().toMillis()));
    }

    /** Where it is: what a client takes for {@code https://api.kraken.com}. */
    public URI url() {
        return URI.create("http://" + (host.contains(":") ? '[' + host + ']' : host) + ':' + server.actualPort());
    }

    /** Takes no more requests, gives the last answers and ends. */
    @Override
    public void close() {
        conversations.end();
        ended(vertx);
    }

    private static void ended(Vertx vertx) {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
