package dev.caravel.route.observe;

import dev.caravel.route.Trader;
import java.util.List;
import java.util.Map;

/**
 * What Hawtio needs to see of a bot: Camel by JMX, over Jolokia on the management port. {@code jolokia-access.xml} says what may be
 * asked.
 */
final class Showcase {
    /** Where Jolokia answers. */
    static final String PATH = "/observe/jolokia";

    /** Messages on these carry keys and signatures, or an address with a token: they are never traced. */
    private static final List<String> SECRET = List.of("kraken-private", "paper-private", "coinmarketcap", "heartbeat");

    private Showcase() {}

    /** The properties that make Camel show itself. */
    static void open(Trader trader) {
        Map.ofEntries(
                        Map.entry("camel.main.jmxEnabled", "true"),
                        Map.entry("camel.main.inflightRepositoryBrowseEnabled", "true"),
                        Map.entry("camel.main.endpointRuntimeStatisticsEnabled", "true"),
                        Map.entry("camel.management.jolokiaEnabled", "true"),
                        Map.entry("camel.management.jolokiaPath", PATH),
                        // The owner turns it on in Hawtio.
                        Map.entry("camel.trace.enabled", "true"),
                        Map.entry("camel.trace.standby", "true"),
                        // A cycle has some hundred steps.
                        Map.entry("camel.trace.backlogSize", "1000"),
                        Map.entry("camel.trace.includeExchangeProperties", "false"),
                        Map.entry("camel.trace.traceFilter", "${routeId} !in '" + String.join(",", SECRET) + "'"))
                .forEach(trader::tell);
    }
}
