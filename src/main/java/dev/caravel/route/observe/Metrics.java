package dev.caravel.route.observe;

import dev.caravel.route.Setup;
import dev.caravel.route.Trader;
import dev.caravel.settings.Timetable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that {@code /observe/metrics} serves: Camel's own about the routes, ours about trading, and the process. */
final class Metrics {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    void add(Setup setup, Trader trader, Pulse pulse, InstantSource real) {
        TradingMeters trading = new TradingMeters(registry, trader, setup.clock(), real);
        trader.listenToStarts(trading::begins);
        trader.listen(trading::ends);
        trader.withEarly("wireMeters", new WireMeters(registry));
        trader.with(
                "lineMeters", new LineMeters(registry, setup.settings().trader().bot(), setup.clock()));
        Gauge.builder("caravel.last.good.cycle.age", pulse, Metrics::age)
                .baseUnit("seconds")
                .description("Since the scheduled time of the last good cycle, or the start")
                .register(registry);
        Timetable timetable = setup.settings().schedule().cycle();
        Gauge.builder(
                        "caravel.cycle.interval",
                        timetable,
                        all -> interval(all, setup.clock().instant()))
                .baseUnit("seconds")
                .description("From the next cycle to the one after it")
                .register(registry);
        process(setup);
        serve(trader);
    }

    private static double age(Pulse pulse) {
        return pulse.sinceLastGood().toMillis() / 1_000.0;
    }

    private static double interval(Timetable timetable, Instant now) {
        Optional<Instant> next = timetable.next(now);
        return next.flatMap(first -> timetable.next(first).map(second -> Duration.between(first, second)))
                .map(Duration::toSeconds)
                .orElse(0L);
    }

    private void process(Setup setup) {
        Gauge.builder("caravel.build.info", () -> 1)
                .description("What runs")
                .tag("bot", setup.settings().trader().bot())
                .tag("exchange", setup.settings().asProperties().getOrDefault("caravel.exchange", ""))
                .tag("version", version())
                .tag("java", Runtime.version().toString())
                .register(registry);
        Gauge.builder("process.resident.memory", Metrics::residentBytes)
                .baseUnit("bytes")
                .description("What the process has of the machine's memory; Linux only")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    private static String version() {
        return Optional.ofNullable(Metrics.class.getPackage().getImplementationVersion())
                .orElse("unknown");
    }

    private static double residentBytes() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToDouble(kilobytes -> Double.parseDouble(kilobytes) * 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException elsewhere) {
            return Double.NaN;
        }
    }

    private void serve(Trader trader) {
        trader.withEarly("metricsRegistry", registry);
        trader.tell("camel.metrics.enabled", "true");
        trader.tell("camel.management.metricsEnabled", "true");
        trader.tell("camel.metrics.routePolicyLevel", "route");
        // A label for each endpoint and event says no more than the routes do.
        trader.tell("camel.metrics.enableExchangeEventNotifier", "false");
    }
}
