package dev.caravel.paper.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** All requests that are under way. Any thread. */
final class Conversations {
    private final Vertx vertx;
    private final Door door;
    private final Patience patience;
    private final Phaser underWay = new Phaser(1);
    private volatile boolean ending;

    Conversations(Vertx vertx, Door door, Patience patience) {
        this.vertx = vertx;
        this.door = door;
        this.patience = patience;
    }

    void begin(HttpServerRequest request) {
        if (ending || underWay.register() < 0) {
            request.connection().close();
        } else {
            new Conversation(vertx, door, request, underWay::arriveAndDeregister).begin(patience.request());
        }
    }

    /** Begins no more, and waits a while for those that have begun. */
    void end() {
        ending = true;
        int last = underWay.arriveAndDeregister();
        try {
            if (last >= 0) {
                int unused =
                        underWay.awaitAdvanceInterruptibly(last, patience.last().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException e) {
            // an answer that is held back on purpose is not waited for
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
