package dev.caravel.simulation.script;

import dev.caravel.route.Parts;
import dev.caravel.simulation.script.Node.Errors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeExtension;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.ExchangeHelper;

/**
 * Runs routes, step by step in the calling thread, against a set of beans. A failure goes the way that it goes in Camel: up to the
 * next try or error handler, and what an error handler has dealt with ends the callers too. Belongs to one thread.
 */
public final class Interpreter {
    private final Script script;
    private final Map<String, Object> beans;
    private final Outside outside;
    private final Hook hook;
    private final Map<String, Detour> detours;
    private final Deque<Runnable> queue = new ArrayDeque<>();

    /** Routes that were read, and what their exchanges belong to. Any thread may use it. */
    public record Script(Map<String, Node.Route> routes, CamelContext context) {
        /** The files with the routes of the desk, of what it calls and of what tells its owner. */
        public static final List<String> FILES = List.of(
                "alerts",
                "book",
                "cycle",
                "decisions",
                "desk",
                "failures",
                "gather",
                "heartbeat",
                "kraken",
                "lists",
                "look",
                "orders",
                "outcomes",
                "quotes",
                "reads",
                "recover",
                "sinks",
                "watch");

        /** The routes of these files. */
        public static Script read(
                Path folder, List<String> files, Map<String, String> placeholders, CamelContext context)
                throws IOException {
            return new Script(RouteReader.read(folder, files, placeholders), context);
        }

        /** The ids of all steps of the routes with such an entrance. */
        public Set<String> steps(Predicate<String> entrance) {
            return nodes(entrance).map(Node::id).collect(Collectors.toCollection(TreeSet::new));
        }

        /** Those that Camel lets nobody watch. */
        public Set<String> tries() {
            return nodes(entrance -> true)
                    .filter(node -> node instanceof Node.Try)
                    .map(Node::id)
                    .collect(Collectors.toSet());
        }

        private Stream<Node> nodes(Predicate<String> entrance) {
            return routes.values().stream()
                    .filter(route -> entrance.test(route.from()))
                    .flatMap(route -> Stream.concat(route.steps().stream(), Steps.of(route.errors())))
                    .flatMap(Steps::all);
        }
    }

    /** @param detours what is done in place of some steps, by their ids */
    public Interpreter(
            Script script, Map<String, Object> beans, Outside outside, Hook hook, Map<String, Detour> detours) {
        this.script = script;
        this.beans = new HashMap<>(beans);
        this.outside = outside;
        this.hook = hook;
        this.detours = Map.copyOf(detours);
    }

    /** Calls a route with that body, then does what has been queued meanwhile. */
    public Exchange call(String uri, Object body, Map<String, Object> variables) {
        Exchange exchange = new DefaultExchange(script.context());
        exchange.getMessage().setBody(body);
        variables.forEach(exchange::setVariable);
        route(uri, exchange);
        drain();
        return exchange;
    }

    /** Does what has been queued. */
    private void drain() {
        for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
            next.run();
        }
    }

    private void route(String uri, Exchange exchange) {
        Node.Route route = script.routes().get(uri);
        if (route == null) {
            throw new IllegalArgumentException("there is no route from " + uri);
        }
        pipeline(route.steps(), exchange, new Frame(route, false));
    }

    /** @param isTry whether the nearest try sees to failures, and not the route */
    private record Frame(Node.Route route, boolean isTry) {
        Frame inTry() {
            return new Frame(route, true);
        }
    }

    /** The first step is always done, the others while nothing has failed or was dealt with by an error handler. */
    private void pipeline(List<Node> steps, Exchange exchange, Frame frame) {
        boolean first = true;
        for (Node node : steps) {
            if (!first && !goesOn(exchange)) {
                return;
            }
            first = false;
            attempt(node, exchange, frame);
            if (exchange.getException() != null && !frame.isTry()) {
                fail(node, exchange, frame);
            }
        }
    }

    private static boolean goesOn(Exchange exchange) {
        ExchangeExtension inside = exchange.getExchangeExtension();
        return exchange.getException() == null
                && !(inside.isErrorHandlerHandledSet() && inside.isErrorHandlerHandled())
                && !exchange.isRouteStop();
    }

    private void attempt(Node node, Exchange exchange, Frame frame) {
        hook.before(node.id(), exchange);
        try {
            Detour detour = detours.get(node.id());
            if (detour == null) {
                step(node, exchange, frame);
            } else {
                detour.take(exchange, () -> step(node, exchange, frame));
            }
        } catch (Exception failure) {
            exchange.setException(failure);
        }
        Parts.noteFailure(exchange, bare(node.id()));
        hook.after(node.id(), exchange);
    }

    /** A step as Camel calls it: in a template every route's steps have the same ids. */
    public static String bare(String step) {
        return step.substring(step.indexOf('/') + 1);
    }

    private void fail(Node node, Exchange exchange, Frame frame) {
        switch (frame.route().errors()) {
            case Errors.None _ -> {}
            case Errors.DeadLetter(String uri) -> bury(uri, exchange, frame);
            case Errors.Clauses(List<Errors.Clause> clauses) -> repeat(clauses, node, exchange, frame);
        }
    }

    private void bury(String uri, Exchange exchange, Frame frame) {
        if (exchange.getExchangeExtension().isRedeliveryExhausted()) {
            return;
        }
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, exchange.getException());
        exchange.setProperty(Exchange.FAILURE_ROUTE_ID, frame.route().id());
        exchange.setException(null);
        route(uri, exchange);
        if (exchange.getException() == null) {
            exchange.getExchangeExtension().setErrorHandlerHandled(true);
        }
    }

    private void repeat(List<Errors.Clause> clauses, Node node, Exchange exchange, Frame frame) {
        Object body = exchange.getProperty("bodyBefore" + node.id());
        int repeated = 0;
        while (true) {
            Exception failure = exchange.getException();
            if (failure == null) {
                return;
            }
            Errors.Clause clause = clause(clauses, failure);
            exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
            if (repeated++ < clause.again() || holds(clause.whilst(), exchange)) {
                exchange.setException(null);
                exchange.getMessage().setBody(body);
                attempt(node, exchange, frame);
                continue;
            }
            exchange.setProperty(Exchange.FAILURE_ROUTE_ID, frame.route().id());
            if (clause.continued()) {
                exchange.setException(null);
                pipeline(clause.steps(), exchange, new Frame(frame.route(), true));
            } else {
                exchange.getExchangeExtension().setRedeliveryExhausted(true);
            }
            return;
        }
    }

    private boolean holds(List<Expression> conditions, Exchange exchange) {
        try {
            return !conditions.isEmpty() && conditions.getFirst().holds(exchange, beans);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The clause whose exception is closest to what was thrown, as Camel chooses it. */
    private static Errors.Clause clause(List<Errors.Clause> clauses, Exception failure) {
        for (Throwable cause : causes(failure)) {
            for (Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
                for (Errors.Clause clause : clauses) {
                    if (clause.exceptions().contains(type) && type != Exception.class) {
                        return clause;
                    }
                }
            }
        }
        return clauses.stream()
                .filter(clause -> clause.exceptions().contains(Exception.class))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing is said of", failure));
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList()
                .reversed();
    }

    private void step(Node node, Exchange exchange, Frame frame) throws Exception {
        switch (node) {
            case Node.SetBody(String _, Expression value) ->
                exchange.getMessage().setBody(value.of(exchange, beans));
            case Node.SetVariable(String _, String name, Expression value) ->
                exchange.setVariable(name, value.of(exchange, beans));
            case Node.Bean(String _, Call call) -> {
                Object result = call.of(exchange, beans);
                if (!call.isVoid(beans)) {
                    exchange.getMessage().setBody(result);
                }
            }
            case Node.To to -> send(to, exchange, frame);
            case Node.RemoveHeaders _ -> exchange.getMessage().removeHeaders("*", "CamelRedeliver*");
            case Node.Filter(String _, Expression when, List<Node> steps) -> {
                if (when.holds(exchange, beans)) {
                    pipeline(steps, exchange, frame);
                }
            }
            case Node.Choice choice -> choose(choice, exchange, frame);
            case Node.Loop(String _, Expression goesOn, List<Node> steps) -> {
                while (goesOn(exchange) && goesOn.holds(exchange, beans)) {
                    pipeline(steps, exchange, frame);
                }
            }
            case Node.Split(String id, Expression items, List<Node> steps) -> {
                for (Object item : (List<?>) items.of(exchange, beans)) {
                    Exchange copy = ExchangeHelper.createCopy(exchange, true);
                    copy.getMessage().setBody(item);
                    pipeline(steps, copy, frame);
                    if (copy.getException() != null) {
                        throw new IllegalStateException(id + " let a failure out", copy.getException());
                    }
                }
            }
            case Node.Multicast multicast -> multicast(multicast, exchange, frame);
            case Node.Try attempt -> attempt(attempt, exchange, frame.inTry());
            case Node.Delay(String _, Expression milliseconds) ->
                outside.pause(Duration.ofMillis(((Number) milliseconds.of(exchange, beans)).longValue()));
            case Node.Log(String _, Expression message) -> outside.tell(String.valueOf(message.of(exchange, beans)));
        }
    }

    private void choose(Node.Choice choice, Exchange exchange, Frame frame) throws Exception {
        for (Node.When when : choice.whens()) {
            if (when.when().holds(exchange, beans)) {
                pipeline(when.steps(), exchange, frame);
                return;
            }
        }
        pipeline(choice.otherwise(), exchange, frame);
    }

    private void multicast(Node.Multicast multicast, Exchange exchange, Frame frame) {
        AggregationStrategy strategy = (AggregationStrategy) beans.get(multicast.strategy());
        Exchange joined = null;
        int index = 0;
        for (Node branch : multicast.branches()) {
            Exchange copy = ExchangeHelper.createCopy(exchange, true);
            copy.setProperty(Exchange.MULTICAST_INDEX, index++);
            pipeline(List.of(branch), copy, frame);
            joined = strategy.aggregate(joined, copy);
        }
        ExchangeHelper.copyResults(exchange, joined);
        exchange.removeProperty(Exchange.MULTICAST_INDEX);
    }

    private void attempt(Node.Try attempt, Exchange exchange, Frame frame) {
        pipeline(attempt.steps(), exchange, frame);
        Exception failure = exchange.getException();
        if (failure != null) {
            List<Throwable> causes = causes(failure);
            attempt.catches().stream()
                    .filter(part -> part.exceptions().stream()
                            .anyMatch(type -> causes.stream().anyMatch(type::isInstance)))
                    .findFirst()
                    .ifPresent(part -> {
                        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
                        exchange.setException(null);
                        exchange.getExchangeExtension().setRedeliveryExhausted(false);
                        pipeline(part.steps(), exchange, frame);
                    });
        }
        Exception left = exchange.getException();
        if (left != null) {
            exchange.setProperty(Exchange.EXCEPTION_CAUGHT, left);
        }
        exchange.setException(null);
        pipeline(attempt.last(), exchange, frame);
        if (exchange.getException() == null) {
            exchange.setException(left);
        }
    }

    private void send(Node.To to, Exchange exchange, Frame frame) throws Exception {
        String uri = to.dynamic() ? String.valueOf(Expression.simple(to.uri()).of(exchange, beans)) : to.uri();
        if (uri.startsWith("direct:")) {
            if (frame.route().errors() instanceof Errors.Clauses) {
                exchange.setProperty(
                        "bodyBefore" + to.id(), exchange.getMessage().getBody());
            }
            route(uri, exchange);
        } else if (uri.startsWith("seda:")) {
            enqueue(uri, to.options(), exchange);
        } else if (uri.endsWith("/0/private") || uri.endsWith("/0/public")) {
            ask(to.id(), uri.substring(uri.lastIndexOf("/0/")), exchange);
        } else {
            throw new IllegalArgumentException("the interpreter cannot send to " + uri);
        }
    }

    private void enqueue(String uri, Map<String, String> options, Exchange exchange) {
        Exchange copy = ExchangeHelper.createCopy(exchange, true);
        if ("Always".equals(options.get("waitForTaskToComplete"))) {
            route(uri, copy);
            ExchangeHelper.copyResults(exchange, copy);
        } else if (!uri.equals("seda:desk") && outside.isQuick()) {
            route(uri, copy);
        } else {
            queue.add(() -> route(uri, copy));
        }
    }

    private void ask(String step, String path, Exchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getMessage().getHeaders().forEach((name, value) -> headers.put(name, String.valueOf(value)));
        Object body = exchange.getMessage().getBody();
        Outside.Answer answer = outside.call(
                step,
                path + '/' + headers.get(Exchange.HTTP_PATH),
                headers.getOrDefault(Exchange.HTTP_QUERY, ""),
                headers,
                body == null ? "" : String.valueOf(body));
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        exchange.getMessage().setBody(answer.body());
    }
}
