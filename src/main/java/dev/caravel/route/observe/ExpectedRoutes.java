package dev.caravel.route.observe;

import dev.caravel.route.CalledRoutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;

/**
 * Whether the routes that this set-up needs are there and started. Camel itself is content with an empty folder of routes, and with a
 * route that was stopped by hand.
 *
 * @param needed ids of the routes that no other route calls, so that nobody would miss them
 */
record ExpectedRoutes(Set<String> needed) {
    ExpectedRoutes {
        needed = Set.copyOf(needed);
    }

    Answer in(CamelContext context) {
        List<String> troubles = new ArrayList<>();
        List<Route> routes = context.getRoutes();
        Set<String> stopped = routes.stream()
                .map(Route::getRouteId)
                .filter(id -> context.getRouteController().getRouteStatus(id) != ServiceStatus.Started)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = new TreeSet<>(needed);
        routes.forEach(route -> missing.remove(route.getRouteId()));
        if (!missing.isEmpty()) {
            troubles.add("missing: " + String.join(", ", missing));
        }
        Set<String> unanswered = CalledRoutes.unanswered(context, List.of());
        if (!unanswered.isEmpty()) {
            troubles.add("called and not there: " + String.join(", ", unanswered));
        }
        if (!stopped.isEmpty()) {
            troubles.add("not started: " + String.join(", ", stopped));
        }
        return troubles.isEmpty()
                ? Answer.up(routes.size() + " are started")
                : Answer.down(String.join("; ", troubles));
    }
}
