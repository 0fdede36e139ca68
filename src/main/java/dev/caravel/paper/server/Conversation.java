package dev.caravel.paper.server;

import dev.caravel.paper.fault.Call;
import dev.caravel.paper.fault.Reply;
import io.netty.channel.ChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and what becomes of it. Everything but the exchange's own work happens in the connection's event loop. */
final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    /** A batch of fifteen orders needs a hundredth of it. */
    private static final int MOST_BODY = 1 << 20;

    private static final List<String> READ = List.of("API-Key", "API-Sign", "Content-Type");

    private final Vertx vertx;
    private final Door door;
    private final HttpServerRequest request;
    private final Runnable end;
    private final Buffer body = Buffer.buffer();
    private boolean tooBig;
    private boolean over;

    /** @param end to be called once, at the end */
    Conversation(Vertx vertx, Door door, HttpServerRequest request, Runnable end) {
        this.vertx = vertx;
        this.door = door;
        this.request = request;
        this.end = end;
    }

    /** Reads the request, which may take so long. */
    void begin(Duration longest) {
        long timer = vertx.setTimer(longest.toMillis(), _ -> tooSlow());
        request.handler(this::take);
        request.exceptionHandler(_ -> {
            vertx.cancelTimer(timer);
            over();
        });
        request.endHandler(_ -> {
            vertx.cancelTimer(timer);
            arrived();
        });
    }

    private void take(Buffer part) {
        // What is too big is read to its end all the same: a client that still sends would not hear the answer.
        tooBig = tooBig || body.length() + part.length() > MOST_BODY;
        if (!tooBig) {
            body.appendBuffer(part);
        }
    }

    private void tooSlow() {
        request.response().setStatusCode(408).putHeader("Connection", "close").end();
        request.connection().close();
        over();
    }

    private void arrived() {
        if (tooBig) {
            deliver(Reply.error("EAPI:Bad request"));
        } else {
            String address = request.remoteAddress().hostAddress();
            Call call = new Call(
                    Objects.requireNonNullElse(request.path(), ""),
                    Objects.requireNonNullElse(request.query(), ""),
                    headers(),
                    body.getBytes());
            ask(() -> door.call(call, address));
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        for (String name : READ) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private void ask(Callable<Reply> question) {
        vertx.executeBlocking(question, false).onSuccess(this::hear).onFailure(failure -> {
            LOG.error("{} failed", request.path(), failure);
            deliver(Reply.error("EGeneral:Internal error"));
        });
    }

    private void hear(Reply reply) {
        Runnable next = reply instanceof Reply.Late late ? () -> ask(late.arrival()::get) : () -> deliver(reply);
        if (reply.after().isPositive()) {
            vertx.setTimer(Math.max(1, reply.after().toMillis()), _ -> next.run());
        } else {
            next.run();
        }
    }

    private void deliver(Reply reply) {
        switch (reply) {
            case Reply.Answer answer -> {
                Buffer text = Buffer.buffer(answer.body());
                head(answer, text.length()).end(text);
            }
            case Reply.Cut cut -> {
                int promised = Buffer.buffer(cut.promised().body()).length();
                head(cut.promised(), promised)
                        .write(cut.arrived())
                        .onComplete(_ -> request.connection().close());
            }
            case Reply.Lost lost -> {
                if (lost.reset()) {
                    reset(request.connection());
                } else {
                    request.connection().close();
                }
            }
            case Reply.Late _ -> throw new IllegalStateException("a late request has no answer yet");
        }
        over();
    }

    private HttpServerResponse head(Reply.Answer answer, int length) {
        return request.response()
                .setStatusCode(answer.status())
                .putHeader("Content-Type", answer.type())
                .putHeader("Content-Length", Integer.toString(length));
    }

    /** TCP says reset instead of goodbye to whoever lingers for no time. */
    private static void reset(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            base.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        connection.close();
    }

    private void over() {
        if (!over) {
            over = true;
            end.run();
        }
    }
}
