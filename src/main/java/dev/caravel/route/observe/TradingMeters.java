package dev.caravel.route.observe;

import dev.caravel.book.Control;
import dev.caravel.book.Performance;
import dev.caravel.book.Position;
import dev.caravel.market.Money;
import dev.caravel.route.Admission;
import dev.caravel.route.DeskRun;
import dev.caravel.route.Trader;
import dev.caravel.strategy.Decision;
import dev.caravel.strategy.GuardRules;
import dev.caravel.strategy.MarketScore;
import dev.caravel.strategy.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the bot does and how it stands, as metrics. Runs are counted and figures taken in the desk's thread; any thread reads them. Money is
 * a {@code double} here because Prometheus knows nothing else: it is shown and never reckoned with.
 */
final class TradingMeters {
    private static final List<String> RESULTS = List.of("good", "failed", "skipped");
    private static final List<String> KINDS = List.of("buy", "edit", "sell", "hold");

    /** A counter's name and what it counts. */
    private record Counted(String name, String meaning) {}

    private static final Counted CYCLES = new Counted("caravel.cycles", "Cycles, by how they went");
    private static final Counted WATCHES = new Counted("caravel.watches", "Watches, by how they went");
    private static final Counted DECISIONS = new Counted("caravel.decisions", "Decisions, by what is to be done");
    private static final Counted HOLDS = new Counted("caravel.holds", "Decisions to do nothing, by their reason");

    private final MeterRegistry registry;
    private final Trader trader;
    private final InstantSource market;
    private final InstantSource real;
    private final MultiGauge positions;
    private volatile @Nullable Snapshot snapshot;
    private volatile MarketScore score = new MarketScore(Double.NaN, 0, false);
    private Instant began = Instant.EPOCH;

    TradingMeters(MeterRegistry registry, Trader trader, InstantSource market, InstantSource real) {
        this.registry = registry;
        this.trader = trader;
        this.market = market;
        this.real = real;
        positions = MultiGauge.builder("caravel.position.invested")
                .baseUnit("dollars")
                .description("What the coins held have cost, fees included")
                .register(registry);
        counters();
        figures();
        states();
    }

    /** Each is there from the start: a rate needs the zero before the one. */
    private void counters() {
        for (String result : RESULTS) {
            counter(CYCLES, "result", result);
            counter(WATCHES, "result", result);
        }
        KINDS.forEach(kind -> counter(DECISIONS, "kind", kind));
        FunctionCounter.builder("caravel.dead.letters", trader, Trader::deadLetters)
                .description("Exchanges that failed and could not be mended")
                .register(registry);
    }

    private Counter counter(Counted counted, String label, String value) {
        return Counter.builder(counted.name())
                .description(counted.meaning())
                .tag(label, value)
                .register(registry);
    }

    private void figures() {
        dollars("equity", "Capital, net result and what open positions would bring", Performance::equity);
        dollars("realised.profit", "Net result of the closed trades", Performance::net);
        dollars("open.profit", "What the open positions would bring beyond their cost", Performance::openResult);
        dollars("trade.fees", "Fees of the closed trades", Performance::fees);
        dollars("invested", "Dollars in open positions, at cost", Performance::invested);
        gauge("closed.trades", "Closed trades", now -> now.performance().trades());
        gauge(
                "won.trades",
                "Closed trades with more than nothing left",
                now -> now.performance().wins());
        gauge("positions", "Open positions", now -> now.invested().size());
        gauge("positions.without.sell", "Positions that nothing sells", Snapshot::withoutSell);
        gauge("unresolved.intents", "Order calls whose outcome is not certain", Snapshot::unresolved);
        gauge("outbox.events", "Events that the owner was not told yet", Snapshot::waiting);
        Gauge.builder("caravel.oldest.unresolved", this, TradingMeters::unresolvedSeconds)
                .baseUnit("seconds")
                .description("Since the oldest uncertain order call was saved; 0 without any")
                .register(registry);
    }

    private void states() {
        for (String guard : GuardRules.NAMES) {
            gauge(
                    "guard.tripped",
                    "Whether it pauses buying",
                    now -> now.guards().contains(guard) ? 1 : 0,
                    "guard",
                    guard);
        }
        for (Control.Mode mode : Control.Mode.values()) {
            gauge("control.mode", "What the owner allows", now -> now.control() == mode ? 1 : 0, "mode", mode.word());
        }
        Gauge.builder("caravel.market.score", this, all -> all.score.total())
                .description("Of the last cycle, 0 to 100")
                .register(registry);
        Gauge.builder("caravel.market.gate.open", this, all -> all.score.open() ? 1 : 0)
                .description("Whether the market score lets coins be bought")
                .register(registry);
        Gauge.builder("caravel.quoted.coins", this, all -> all.score.quoted())
                .description("Coins with a usable quote in the last cycle")
                .register(registry);
    }

    private void dollars(String name, String meaning, Function<Performance, Money> amount) {
        Gauge.builder("caravel." + name, this, all -> all.value(now -> shown(amount.apply(now.performance()))))
                .baseUnit("dollars")
                .description(meaning)
                .register(registry);
    }

    private void gauge(String name, String meaning, ToDoubleFunction<Snapshot> figure, String... labels) {
        Gauge.builder("caravel." + name, this, all -> all.value(figure))
                .tags(labels)
                .description(meaning)
                .register(registry);
    }

    /** Not a number until the first run has ended. */
    private double value(ToDoubleFunction<Snapshot> figure) {
        Snapshot now = snapshot;
        return now == null ? Double.NaN : figure.applyAsDouble(now);
    }

    private double unresolvedSeconds() {
        return value(now -> now.oldestUnresolved()
                .map(since -> Duration.between(since, market.instant()).toMillis() / 1_000.0)
                .orElse(0.0));
    }

    private static double shown(Money amount) {
        return amount.amount().doubleValue();
    }

    void begins(DeskRun run) {
        began = real.instant();
    }

    void ends(DeskRun run) {
        String result = run.admission() == Admission.SKIPPED ? "skipped" : Pulse.isGood(run) ? "good" : "failed";
        counter(run.isCycle() ? CYCLES : WATCHES, "result", result).increment();
        Timer.builder("caravel.run")
                .description("How long the desk needed for one run")
                .tag("kind", run.kind().name().toLowerCase(Locale.ROOT))
                .register(registry)
                .record(Duration.between(began, real.instant()));
        run.verdicts().forEach(this::count);
        if (run.isCycle() && !run.verdicts().isEmpty()) {
            score = run.verdicts().getFirst().market();
        }
        if (run.admission() != Admission.NOT_ASKED) {
            publish();
        }
    }

    private void count(Verdict verdict) {
        for (Decision decision : verdict.decisions()) {
            String kind = decision.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            counter(DECISIONS, "kind", kind).increment();
            if (decision instanceof Decision.Hold hold) {
                String reason = hold.why().reason().name().toLowerCase(Locale.ROOT);
                counter(HOLDS, "reason", reason).increment();
            }
        }
    }

    private void publish() {
        Snapshot now = Snapshot.of(trader.book(), trader.performance(), this::isUnsold, market.instant());
        snapshot = now;
        positions.register(
                now.invested().entrySet().stream()
                        .map(held ->
                                MultiGauge.Row.of(Tags.of("coin", held.getKey().symbol()), shown(held.getValue())))
                        .toList(),
                true);
    }

    private boolean isUnsold(Position position) {
        return position.held().isPositive() && position.state(trader.pair(position.coin())) == Position.State.HELD;
    }
}
