package dev.caravel.route.alert;

import dev.caravel.alert.Message;
import org.apache.camel.Exchange;

/**
 * One message on its way to a sink.
 *
 * @param event id of the event that it tells of
 */
public record Telling(String event, Message message) {

    /** Makes a message ready for the sink: a body, and a header only where the kind of sink needs one. */
    void fill(org.apache.camel.Message outgoing, Sink sink) {
        outgoing.setBody(text());
        switch (sink.uri().replaceAll(":.*", "")) {
            case "http", "https" -> {
                outgoing.setHeader(Exchange.HTTP_METHOD, "POST");
                outgoing.setHeader(Exchange.CONTENT_TYPE, "text/plain; charset=utf-8");
            }
            case "smtp", "smtps" -> outgoing.setHeader("Subject", subject());
            default -> {}
        }
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
}
