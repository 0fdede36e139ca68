package dev.caravel.route.observe;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Lets only harmless attributes out. Camel puts whole addresses into spans, and the address of a sink of alerts may hold a token; it also
 * puts the texts of failures and log lines there.
 */
final class DiscreetExporter implements SpanExporter {
    private static final Set<String> HARMLESS =
            Set.of("component", "op", "exchangeId", "error", "http.method", "http.status_code", "url.scheme");

    private final SpanExporter exporter;

    DiscreetExporter(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return exporter.export(spans.stream().<SpanData>map(Discreet::new).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static final class Discreet extends DelegatingSpanData {
        private final Attributes harmless;

        private Discreet(SpanData span) {
            super(span);
            harmless = span.getAttributes().toBuilder()
                    .removeIf(key -> !HARMLESS.contains(key.getKey()))
                    .build();
        }

        @Override
        public Attributes getAttributes() {
            return harmless;
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        /** A sink's whole address would be its span's name; of a route it is the route's. */
        @Override
        public String getName() {
            String name = super.getName();
            return name.matches("[a-z0-9-]+|[A-Z]+") ? name : "call";
        }
    }
}
