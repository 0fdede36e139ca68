package dev.caravel.route.observe;

import dev.caravel.route.Setup;
import dev.caravel.route.Trader;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends each cycle and each watch as one trace, with its routes and calls as spans, to a collector that speaks OTLP over HTTP. */
final class Tracing {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int LAST_SECONDS = 5;

    private Tracing() {}

    static void to(String collector, Setup setup, Trader trader) {
        // OpenTelemetry speaks to java.util.logging.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(collector + "/v1/traces")
                .setTimeout(TIMEOUT)
                // A collector that is away misses a trace; the program must not wait for it when it ends.
                .setRetryPolicy(null)
                .build();
        to(BatchSpanProcessor.builder(new DiscreetExporter(exporter)).build(), setup, trader);
    }

    private static void to(SpanProcessor processor, Setup setup, Trader trader) {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        "caravel",
                        AttributeKey.stringKey("service.instance.id"),
                        setup.settings().trader().bot())))
                .addSpanProcessor(processor)
                .build();
        trader.withEarly("tracer", provider.get("caravel"));
        // Nothing is added to the calls that leave this machine.
        trader.withEarly("contextPropagators", ContextPropagators.noop());
        trader.tell("camel.opentelemetry2.enabled", "true");
        // The paper exchange is the other side of a call, as Kraken is.
        trader.tell("camel.opentelemetry2.excludePatterns", "platform-http*");
        trader.atTheEnd(() -> provider.shutdown().join(LAST_SECONDS, TimeUnit.SECONDS));
    }
}
