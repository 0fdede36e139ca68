package dev.caravel.route.observe;

import dev.caravel.kraken.KeyBudget;
import dev.caravel.route.KrakenLine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.jspecify.annotations.Nullable;

/**
 * What the line to Kraken may carry now, as metrics: whether this copy may trade, and how full Kraken's counters are. Asked anew whenever
 * they are read, by any thread.
 */
final class LineMeters implements CamelContextAware {
    private final MeterRegistry registry;
    private final String bot;
    private final InstantSource clock;
    private @Nullable CamelContext camel;

    /** @param clock of the desk, by which a lease ends */
    LineMeters(MeterRegistry registry, String bot, InstantSource clock) {
        this.registry = registry;
        this.bot = bot;
        this.clock = clock;
    }

    /** The line is bound by then. */
    @Override
    public void setCamelContext(CamelContext context) {
        camel = context;
        KrakenLine line = context.getRegistry().lookupByNameAndType("line", KrakenLine.class);
        Gauge.builder("caravel.lease.held", line, held -> held.isHeldAt(clock.instant()) ? 1 : 0)
                .description("Whether this copy may trade")
                .tag("bot", bot)
                .register(registry);
        counter(line, "call.counter", "Kraken's counter of the key's reads", KeyBudget.Counters::calls);
        counter(line, "call.counter.limit", "The most that it may show", KeyBudget.Counters::callLimit);
        counter(line, "order.counter", "Kraken's fullest counter of a pair's orders", KeyBudget.Counters::orders);
        counter(line, "order.counter.limit", "The most that it may show", KeyBudget.Counters::orderLimit);
    }

    private void counter(KrakenLine line, String name, String meaning, ToDoubleFunction<KeyBudget.Counters> figure) {
        Gauge.builder("caravel.kraken." + name, line, asked -> figure.applyAsDouble(asked.counters()))
                .description(meaning)
                .register(registry);
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return camel;
    }
}
