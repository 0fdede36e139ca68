package dev.caravel.route;

import java.util.Comparator;
import org.apache.camel.Exchange;

/** The order of the desk's queue: a watch, with its stops and the owner's control, goes ahead of a cycle; else first come, first served. */
public final class DeskOrder implements Comparator<Exchange> {

    @Override
    public int compare(Exchange a, Exchange b) {
        return BY_KIND_AND_AGE.compare(a, b);
    }

    private static final Comparator<Exchange> BY_KIND_AND_AGE = Comparator.comparing(DeskOrder::kind)
            .thenComparing(exchange -> exchange.getClock().getCreated());

    private static DeskKind kind(Exchange exchange) {
        return exchange.getMessage().getBody(DeskRun.class).kind();
    }
}
