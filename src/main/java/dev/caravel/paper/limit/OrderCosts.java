package dev.caravel.paper.limit;

import dev.caravel.paper.api.Arguments;
import dev.caravel.paper.api.NamedOrders;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.PaperOrder;
import dev.caravel.paper.engine.Pit;
import dev.caravel.paper.engine.Trader;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What Kraken counts for touching orders: the younger an order is, the more (contract, section 5.2). */
public final class OrderCosts {
    private static final List<Duration> AGES = Stream.of(5, 10, 15, 45, 90, 300)
            .map(seconds -> Duration.ofSeconds(seconds))
            .toList();
    private static final int[] AMEND = {3, 2, 1, 0, 0, 0, 0};
    private static final int[] EDIT = {6, 5, 4, 2, 1, 0, 0};
    private static final int[] CANCEL = {8, 6, 5, 4, 2, 1, 0};

    private final Engine engine;

    public OrderCosts(Engine engine) {
        this.engine = engine;
    }

    /** By pair. What is not known costs nothing, and will be refused for that. */
    public Map<String, Double> of(Trader trader, String method, Arguments arguments, Instant now) {
        Map<String, Double> costs = new HashMap<>();
        NamedOrders named = new NamedOrders(trader, arguments);
        switch (method) {
            case "AddOrder" -> pit(arguments).ifPresent(pit -> add(costs, pit, 1));
            case "AddOrderBatch" ->
                pit(arguments)
                        .ifPresent(pit ->
                                add(costs, pit, arguments.objects("orders").size() / 2.0));
            case "AmendOrder" -> add(costs, named.toAmend().stream(), order -> 1 + penalty(AMEND, order, now));
            case "EditOrder" -> add(costs, named.toEdit().stream(), order -> 1 + penalty(EDIT, order, now));
            case "CancelOrder" -> add(costs, named.toCancel().stream(), order -> penalty(CANCEL, order, now));
            case "CancelOrderBatch" ->
                add(costs, named.toCancelTogether().stream(), order -> penalty(CANCEL, order, now));
            default ->
                trader.open().forEach(order -> costs.put(order.pit().pair().id(), 1.0));
        }
        return costs;
    }

    private Optional<Pit> pit(Arguments arguments) {
        return arguments.text("pair").flatMap(engine::pit);
    }

    private static void add(Map<String, Double> costs, Pit pit, double cost) {
        costs.merge(pit.pair().id(), cost, Double::sum);
    }

    private static void add(Map<String, Double> costs, Stream<PaperOrder> orders, ToDoubleFunction<PaperOrder> cost) {
        orders.forEach(order -> add(costs, order.pit(), cost.applyAsDouble(order)));
    }

    private static int penalty(int[] penalties, PaperOrder order, Instant now) {
        Duration age = Duration.between(order.changed(), now);
        int step = 0;
        while (step < AGES.size() && age.compareTo(AGES.get(step)) >= 0) {
            step++;
        }
        return penalties[step];
    }
}
