package dev.caravel.route.alert;

import dev.caravel.alert.Message;

/**
 * One message on its way to a sink.
 *
 * @param event id of the event that it tells of
 */
public record Telling(String event, Message message) {

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
}
