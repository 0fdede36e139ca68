package dev.caravel.paper.server;

import dev.caravel.paper.fault.FaultyExchange;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** All requests that are under way. Any thread. */
final class Conversations {
    private final Vertx vertx;
    private final FaultyExchange exchange;
    private final Phaser underWay = new Phaser(1);
    private volatile boolean ending;

    Conversations(Vertx vertx, FaultyExchange exchange) {
        this.vertx = vertx;
        this.exchange = exchange;
    }

    void begin(HttpServerRequest request) {
        if (ending || underWay.register() < 0) {
            request.connection().close();
        } else {
            new Conversation(vertx, exchange, request, underWay::arriveAndDeregister).begin();
        }
    }

    /** Begins no more, and waits so long for those that have begun. */
    void end(Duration longest) {
        ending = true;
        int last = underWay.arriveAndDeregister();
        try {
            if (last >= 0) {
                int unused = underWay.awaitAdvanceInterruptibly(last, longest.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException e) {
            // an answer that is held back on purpose is not waited for
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
