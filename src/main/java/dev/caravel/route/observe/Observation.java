package dev.caravel.route.observe;

import dev.caravel.route.Setup;
import dev.caravel.route.Trader;
import dev.caravel.settings.ManagementAddress;
import dev.caravel.settings.Settings;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds to a trader, before it starts, what the settings ask for to look into it. */
public final class Observation {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.start");

    private final Setup setup;
    private final Trader trader;
    private final InstantSource real;
    private final Pulse pulse;

    private Observation(Setup setup, Trader trader, InstantSource real) {
        this.setup = setup;
        this.trader = trader;
        this.real = real;
        this.pulse = new Pulse(setup.settings().schedule(), setup.clock(), real);
    }

    /**
     * Serves health and metrics while the trader runs, if {@code caravel.management.port} is not off, and sends traces, if {@code
     * caravel.traces} is not.
     *
     * @param real the clock of this machine, by which a run is stuck
     * @return the port that is served on
     */
    public static OptionalInt of(Setup setup, Trader trader, InstantSource real) {
        Settings settings = setup.settings();
        settings.inspection().traces().ifPresent(collector -> Tracing.to(collector, setup, trader));
        Optional<ManagementAddress> address = settings.inspection().address();
        Optional<Integer> port = address.flatMap(ManagementPort::free);
        if (port.isEmpty()) {
            return OptionalInt.empty();
        }
        new Observation(setup, trader, real).serve(address.get(), port.get());
        return OptionalInt.of(port.get());
    }

    /** The ids of the steps in the routes at which calls and their outcomes are measured. */
    public static Set<String> measuredSteps() {
        Set<String> steps = new HashSet<>(WireMeters.SENDS.keySet());
        steps.addAll(WireMeters.REPLIES);
        steps.add(WireMeters.SETTLES);
        return steps;
    }

    private void serve(ManagementAddress address, int port) {
        trader.listenToStarts(pulse::begins);
        trader.listen(pulse::ends);
        trader.tell("camel.management.enabled", "true");
        trader.tell("camel.management.host", address.host());
        trader.tell("camel.management.port", Integer.toString(port));
        health();
        if (setup.settings().inspection().hawtio() && address.isLoopback()) {
            Showcase.open(trader);
        }
        new Metrics().add(setup, trader, pulse, real);
        String served = "http://" + address.fromHere() + ":" + port + "/observe/";
        LOG.info("health={}health metrics={}metrics", served, served);
        if (!address.isLoopback()) {
            LOG.warn(
                    "caravel.management.host={}: whoever reaches this address can read health and metrics, with equity"
                            + " and positions; nobody is asked for a password",
                    address.host());
        }
    }

    private void health() {
        trader.tell("camel.management.healthCheckEnabled", "true");
        trader.tell("camel.health.exposureLevel", "full");
        // Ours say more: Camel's would be content with a route that fails each time.
        trader.tell("camel.health.routesEnabled", "false");
        trader.tell("camel.health.consumersEnabled", "false");
        ExpectedRoutes routes = new ExpectedRoutes(neededRoutes());
        check("desk", Kind.LIVENESS, camel -> pulse.stuck());
        check("routes", Kind.READINESS, routes::in);
        check("book", Kind.READINESS, camel -> pulse.book());
        check("cycle", Kind.READINESS, camel -> pulse.cycle());
    }

    private void check(String name, Kind kind, Function<CamelContext, Answer> answer) {
        Check check = new Check(name, kind, answer, setup.mask());
        trader.with("health-" + check.getId(), check);
    }

    /** Those at which work begins. What they call is missed by itself. */
    private Set<String> neededRoutes() {
        Set<String> needed = new HashSet<>(Set.of("cycle", "watch", "desk"));
        if (setup.isDrivenByQuartz()) {
            needed.add("cycle-clock");
            setup.settings().schedule().watch().ifPresent(every -> needed.add("watch-clock"));
        }
        return needed;
    }
}
