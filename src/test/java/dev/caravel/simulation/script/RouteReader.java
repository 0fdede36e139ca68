package dev.caravel.simulation.script;

import dev.caravel.simulation.script.Node.Errors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the route files that the desk needs. What it does not understand is an error. */
final class RouteReader {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]+)}}");
    /** What a route says of itself, and how a queue is served, changes nothing in one thread. */
    private static final Set<String> ROUTE =
            Set.of("id", "description", "from", "precondition", "errorHandler", "routeConfigurationId");

    private final Map<String, String> placeholders;
    private final Map<String, Object> templates = new HashMap<>();
    private final Map<String, Map<String, Object>> configurations = new HashMap<>();
    private final List<Map<String, Object>> routes = new ArrayList<>();
    private Errors usual = new Errors.None();

    private RouteReader(Map<String, String> placeholders) {
        this.placeholders = placeholders;
    }

    /** The routes of these files, by where they are called. */
    static Map<String, Node.Route> read(Path folder, List<String> files, Map<String, String> placeholders)
            throws IOException {
        RouteReader reader = new RouteReader(placeholders);
        for (String file : files) {
            Object root = new Load(LoadSettings.builder().build())
                    .loadFromString(Files.readString(folder.resolve(file + ".camel.yaml")));
            for (Object entry : (List<?>) root) {
                map(entry).forEach(reader::take);
            }
        }
        return reader.routes();
    }

    private void take(String kind, Object content) {
        Map<String, Object> options = map(content);
        switch (kind) {
            case "route" -> routes.add(options);
            case "routeTemplate" -> templates.put(text(options, "id"), options.get("route"));
            case "templatedRoute" -> routes.add(filled(options));
            case "routeConfiguration" -> {
                if (options.containsKey("id")) {
                    configurations.put(text(options, "id"), options);
                } else {
                    Map<String, Object> channel =
                            map(map(options.get("errorHandler")).get("deadLetterChannel"));
                    usual = new Errors.DeadLetter(text(channel, "deadLetterUri"));
                }
            }
            default -> throw new IllegalArgumentException("the interpreter does not know a " + kind);
        }
    }

    /** A template with its parameters in their places, and its steps under their own names. */
    private Map<String, Object> filled(Map<String, Object> options) {
        Map<String, String> values = new HashMap<>();
        for (Object parameter : (List<?>) options.get("parameters")) {
            values.put(text(map(parameter), "name"), text(map(parameter), "value"));
        }
        Map<String, Object> route = new LinkedHashMap<>(
                map(filled(templates.get(text(options, "routeTemplateRef")), values, text(options, "prefixId"))));
        route.put("id", text(options, "routeId"));
        return route;
    }

    private static Object filled(Object node, Map<String, String> values, String prefix) {
        return switch (node) {
            case Map<?, ?> found -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map(found)
                        .forEach((key, value) ->
                                copy.put(key, key.equals("id") ? prefix + '/' + value : filled(value, values, prefix)));
                yield copy;
            }
            case List<?> list ->
                list.stream().map(entry -> filled(entry, values, prefix)).toList();
            case String text -> {
                String result = text;
                for (Map.Entry<String, String> value : values.entrySet()) {
                    result = result.replace("{{" + value.getKey() + "}}", value.getValue());
                }
                yield result;
            }
            default -> node;
        };
    }

    private Map<String, Node.Route> routes() {
        Map<String, Node.Route> all = new HashMap<>();
        for (Map<String, Object> options : routes) {
            known(options, ROUTE);
            if (options.containsKey("precondition")
                    && !text(options, "precondition").equals("true")) {
                continue;
            }
            Map<String, Object> from = map(options.get("from"));
            String uri = text(from, "uri");
            all.put(uri, new Node.Route(text(options, "id"), uri, errors(options), steps(from.get("steps"))));
        }
        return all;
    }

    private Errors errors(Map<String, Object> route) {
        if (route.containsKey("errorHandler")) {
            if (map(route.get("errorHandler")).keySet().equals(Set.of("noErrorHandler"))) {
                return new Errors.None();
            }
            throw new IllegalArgumentException("the interpreter does not know " + route.get("errorHandler"));
        }
        if (!route.containsKey("routeConfigurationId")) {
            return usual;
        }
        List<Errors.Clause> clauses = new ArrayList<>();
        Map<String, Object> configuration = configurations.get(text(route, "routeConfigurationId"));
        known(configuration, Set.of("id", "description", "errorHandler", "onException"));
        for (Object entry : (List<?>) configuration.get("onException")) {
            clauses.add(clause(map(map(entry).get("onException"))));
        }
        return new Errors.Clauses(clauses);
    }

    private Errors.Clause clause(Map<String, Object> options) {
        known(options, Set.of("exception", "redeliveryPolicy", "retryWhile", "continued", "steps"));
        Map<String, Object> policy = map(options.get("redeliveryPolicy"));
        known(policy, Set.of("maximumRedeliveries", "redeliveryDelay", "retryAttemptedLogLevel", "logExhausted"));
        int again = Integer.parseInt(String.valueOf(policy.getOrDefault("maximumRedeliveries", "0")));
        List<Expression> whilst =
                options.containsKey("retryWhile") ? List.of(expression(map(options.get("retryWhile")))) : List.of();
        boolean continued = options.containsKey("continued")
                && text(map(map(options.get("continued")).get("constant")), "expression")
                        .equals("true");
        return new Errors.Clause(
                Set.copyOf(classes(options.get("exception"))), again, whilst, continued, steps(options.get("steps")));
    }

    private List<Node> steps(@Nullable Object list) {
        List<Node> steps = new ArrayList<>();
        for (Object entry : list == null ? List.of() : (List<?>) list) {
            map(entry).forEach((kind, content) -> steps.add(step(kind, map(content))));
        }
        return List.copyOf(steps);
    }

    private Node step(String kind, Map<String, Object> options) {
        String id = text(options, "id");
        return switch (kind) {
            case "setBody" -> new Node.SetBody(id, expression(only(options, "expression")));
            case "setVariable" ->
                new Node.SetVariable(id, text(options, "name"), expression(only(options, "expression", "name")));
            case "bean" -> {
                known(options, Set.of("id", "ref", "method"));
                yield new Node.Bean(id, new Call(text(options, "ref"), text(options, "method")));
            }
            case "to", "toD" -> {
                known(options, Set.of("id", "uri", "parameters"));
                Map<String, Object> parameters = map(options.get("parameters"));
                Map<String, String> filled = new HashMap<>();
                parameters.keySet().forEach(name -> filled.put(name, text(parameters, name)));
                yield new Node.To(id, text(options, "uri"), filled, kind.equals("toD"));
            }
            case "removeHeaders" -> {
                known(options, Set.of("id", "pattern", "excludePattern"));
                if (!text(options, "pattern").equals("*")) {
                    throw new IllegalArgumentException(id + " removes something else than all");
                }
                yield new Node.RemoveHeaders(id);
            }
            case "filter" ->
                new Node.Filter(id, expression(only(options, "expression", "steps")), steps(options.get("steps")));
            case "choice" -> choice(id, options);
            case "loop" -> {
                if (!text(options, "doWhile").equals("true")) {
                    throw new IllegalArgumentException(id + " is no loop by a condition");
                }
                yield new Node.Loop(
                        id,
                        expression(only(options, "expression", "steps", "doWhile", "breakOnShutdown")),
                        steps(options.get("steps")));
            }
            case "split" ->
                new Node.Split(id, expression(only(options, "expression", "steps")), steps(options.get("steps")));
            case "multicast" -> {
                known(options, Set.of("id", "parallelProcessing", "synchronous", "aggregationStrategy", "steps"));
                yield new Node.Multicast(
                        id, text(options, "aggregationStrategy").substring(1), steps(options.get("steps")));
            }
            case "doTry" -> attempt(id, options);
            case "delay" -> new Node.Delay(id, expression(only(options, "expression", "asyncDelayed")));
            case "log" -> {
                known(options, Set.of("id", "loggingLevel", "logName", "message"));
                yield new Node.Log(id, Expression.simple(text(options, "message")));
            }
            default -> throw new IllegalArgumentException("the interpreter does not know a " + kind);
        };
    }

    private Node choice(String id, Map<String, Object> options) {
        known(options, Set.of("id", "when", "otherwise"));
        List<Node.When> whens = new ArrayList<>();
        for (Object entry : (List<?>) options.get("when")) {
            Map<String, Object> when = map(entry);
            whens.add(new Node.When(expression(only(when, "expression", "steps")), steps(when.get("steps"))));
        }
        return new Node.Choice(id, whens, steps(map(options.get("otherwise")).get("steps")));
    }

    private Node attempt(String id, Map<String, Object> options) {
        known(options, Set.of("id", "steps", "doCatch", "doFinally"));
        List<Node.Catch> catches = new ArrayList<>();
        for (Object entry : options.containsKey("doCatch") ? (List<?>) options.get("doCatch") : List.of()) {
            Map<String, Object> part = map(entry);
            known(part, Set.of("id", "exception", "steps"));
            catches.add(new Node.Catch(classes(part.get("exception")), steps(part.get("steps"))));
        }
        Map<String, Object> last = map(options.get("doFinally"));
        known(last, Set.of("id", "steps"));
        return new Node.Try(id, steps(options.get("steps")), catches, steps(last.get("steps")));
    }

    private Map<String, Object> only(Map<String, Object> options, String first, String... more) {
        Set<String> names = new LinkedHashSet<>(List.of(more));
        names.add(first);
        names.add("id");
        known(options, names);
        return map(options.get(first));
    }

    private Expression expression(Map<String, Object> options) {
        Map.Entry<String, Object> one = options.entrySet().iterator().next();
        Map<String, Object> content = map(one.getValue());
        return switch (one.getKey()) {
            case "method" -> {
                known(content, Set.of("ref", "method"));
                yield new Call(text(content, "ref"), text(content, "method"));
            }
            case "simple" -> Expression.simple(text(content, "expression"));
            case "variable" -> {
                String name = text(content, "expression");
                yield (exchange, beans) -> exchange.getVariable(name);
            }
            case "constant" -> {
                String text = text(content, "expression");
                yield (exchange, beans) -> text;
            }
            default -> throw new IllegalArgumentException("the interpreter does not know " + one.getKey());
        };
    }

    private static List<Class<?>> classes(Object names) {
        return ((List<?>) names)
                .stream()
                        .<Class<?>>map(name -> Expression.Simple.type(String.valueOf(name)))
                        .toList();
    }

    private static void known(Map<String, Object> options, Set<String> names) {
        List<String> unknown = Stream.of(options.keySet())
                .flatMap(Set::stream)
                .filter(name -> !names.contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("the interpreter does not know " + unknown + " in " + options);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object node) {
        return node instanceof Map<?, ?> ? (Map<String, Object>) node : Map.of();
    }

    /** An option with its placeholders filled in. */
    private String text(Map<String, Object> options, String name) {
        Object value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name + " in " + options);
        }
        return PLACEHOLDER
                .matcher(String.valueOf(value))
                .replaceAll(found -> Matcher.quoteReplacement(filled(found.group(1))));
    }

    private String filled(String placeholder) {
        String value = placeholders.get(placeholder);
        if (value == null) {
            throw new IllegalArgumentException("nothing stands for {{" + placeholder + "}}");
        }
        return value;
    }
}
