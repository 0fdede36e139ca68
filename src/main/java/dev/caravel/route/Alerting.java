package dev.caravel.route;

import dev.caravel.book.Book;
import dev.caravel.book.Event;
import dev.caravel.store.Journal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/** STUB. */
public final class Alerting {
    private final Book book;
    private final List<String> sinks;
    private int letters;

    Alerting(Book book, Journal journal, InstantSource clock, List<String> sinks, List<String> secrets) {
        this.book = book;
        this.sinks = sinks.stream()
                .map(s -> s.equals("log") ? "direct:alert-log" : s)
                .toList();
    }

    public List<Event> waiting() {
        return book.outbox();
    }

    public record Text(String text) {}

    public Text message(Exchange exchange) {
        return new Text(String.valueOf(exchange.getMessage().getBody()));
    }

    public List<String> sinks() {
        return sinks;
    }

    public void told(@Variable("event") Event event) {
        book.told(event.id());
    }

    public void notTold() {}

    public String deadLetter(Exchange exchange, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        letters++;
        Optional.ofNullable(exchange.getVariable("run", DeskRun.class))
                .ifPresent(run -> run.failed(String.valueOf(failure)));
        failure.printStackTrace();
        return "dead letter " + failure + " " + exchange.getProperty(Exchange.FAILURE_ROUTE_ID);
    }

    public void keep() {}

    public int deadLetters() {
        return letters;
    }
}
