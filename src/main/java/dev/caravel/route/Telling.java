package dev.caravel.route;

import dev.caravel.alert.Message;

/** One message on its way to all sinks. Only the exchange that carries it uses it. */
public final class Telling {
    private final Message message;
    private boolean failed;

    Telling(Message message) {
        this.message = message;
    }

    /** What a sink gets. */
    public String text() {
        return message.body();
    }

    /** One line, for a log. */
    public String line() {
        return message.body().lines().findFirst().orElse("");
    }

    /** For sinks that have one. */
    public String subject() {
        return message.subject();
    }

    /** A sink did not take it. */
    void fail() {
        failed = true;
    }

    boolean isTold() {
        return !failed;
    }
}
