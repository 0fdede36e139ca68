package dev.caravel.route;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;

/** Whether there is a route behind each address that routes call. Camel itself notices that one is missing when it is called. */
public final class CalledRoutes {
    private static final List<String> INNER = List.of("direct:", "seda:");

    private CalledRoutes() {}

    /**
     * Addresses, {@code direct:buy}, that are called and at which no route begins.
     *
     * @param alsoCalled by others than routes
     */
    public static SortedSet<String> unanswered(CamelContext context, List<String> alsoCalled) {
        Set<String> answered = context.getRoutes().stream()
                .map(route -> address(route.getEndpoint()))
                .collect(Collectors.toSet());
        return Stream.concat(
                        alsoCalled.stream(), context.getEndpoints().stream().map(CalledRoutes::address))
                .filter(address -> INNER.stream().anyMatch(address::startsWith))
                .filter(address -> !answered.contains(address))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Without the slashes that Camel adds, and without options. */
    private static String address(Endpoint endpoint) {
        return endpoint.getEndpointUri().replace("://", ":").replaceAll("\\?.*", "");
    }
}
