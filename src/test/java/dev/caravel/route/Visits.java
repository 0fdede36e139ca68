package dev.caravel.route;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** Counts the exchanges that come to every node, and what they bring. Bound as a bean it watches all routes. Any thread. */
final class Visits extends AroundSteps {
    /** Far above what any test asks of one node: what comes more often runs away. */
    private static final int RUNAWAY = 50;

    private final Map<String, Integer> nodes = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> headers = new ConcurrentHashMap<>();
    private final List<String> orders = new CopyOnWriteArrayList<>();

    @Override
    boolean around(String id, Step step, Exchange exchange, AsyncCallback callback) {
        int count = nodes.merge(id, 1, Integer::sum);
        exchange.getMessage()
                .getHeaders()
                .keySet()
                .forEach(name -> headers.computeIfAbsent(name, all -> new ConcurrentSkipListSet<>())
                        .add(id));
        if (id.equals("send-order")) {
            orders.add(exchange.getMessage().getBody(String.class));
            if (count > RUNAWAY) {
                // Not by a failure: that would only be tried again.
                exchange.setRouteStop(true);
                callback.done(true);
                return true;
            }
        }
        return step.take(exchange, callback);
    }

    Set<String> nodes() {
        return Set.copyOf(nodes.keySet());
    }

    int count(String node) {
        return nodes.getOrDefault(node, 0);
    }

    /** The nodes to which exchanges came with each header. */
    Map<String, Set<String>> headers() {
        return Map.copyOf(headers);
    }

    /** The forms of the order calls, whether or not they arrived. */
    List<String> orders() {
        return List.copyOf(orders);
    }
}
