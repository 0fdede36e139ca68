package dev.caravel.route;

import java.util.Comparator;
import org.apache.camel.Exchange;
import org.apache.camel.component.seda.PriorityBlockingQueueFactory;

/** The order of the desk's queue: a watch, with its stops and the owner's control, goes ahead of a cycle; else first come, first served. */
public final class DeskOrder implements Comparator<Exchange> {

    /** Queues that keep to it. */
    static PriorityBlockingQueueFactory<Exchange> queue() {
        PriorityBlockingQueueFactory<Exchange> factory = new PriorityBlockingQueueFactory<>();
        factory.setComparator(new DeskOrder());
        return factory;
    }

    @Override
    public int compare(Exchange a, Exchange b) {
        return BY_KIND_AND_AGE.compare(a, b);
    }

    private static final Comparator<Exchange> BY_KIND_AND_AGE = Comparator.comparing(DeskOrder::kind)
            .thenComparing(exchange -> exchange.getClock().getCreated());

    private static DeskKind kind(Exchange exchange) {
        // Other queues have no order but that of age.
        return exchange.getMessage().getBody() instanceof DeskRun run ? run.kind() : DeskKind.ERRAND;
    }
}
