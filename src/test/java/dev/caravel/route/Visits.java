package dev.caravel.route;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Counts the exchanges that come to every node. Bound as a bean it watches all routes. Any thread. */
final class Visits implements InterceptStrategy {
    private final Map<String, Integer> nodes = new ConcurrentHashMap<>();

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode node, Processor target, Processor next) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                nodes.merge(node.getId(), 1, Integer::sum);
                return super.process(exchange, callback);
            }
        };
    }

    Set<String> nodes() {
        return Set.copyOf(nodes.keySet());
    }

    int count(String node) {
        return nodes.getOrDefault(node, 0);
    }
}
