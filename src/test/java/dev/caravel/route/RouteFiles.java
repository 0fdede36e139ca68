package dev.caravel.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The route files as data. */
final class RouteFiles {
    /** Parts of a step that have an id and are no step of their own. */
    private static final Set<String> PARTS = Set.of("when", "otherwise", "doCatch", "doFinally");

    private final List<Map<String, Object>> routes = new ArrayList<>();
    private final List<Map<String, Object>> configurations = new ArrayList<>();
    private final List<Map<String, Object>> templated = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Map<String, Object>> maps = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /** A node of a route. */
    record Step(String kind, Map<String, Object> options) {
        @Override
        public String toString() {
            return kind + " " + options.getOrDefault("id", options);
        }
    }

    static RouteFiles read(Path folder) throws IOException {
        RouteFiles files = new RouteFiles();
        for (Path file : list(folder)) {
            String content = Files.readString(file);
            files.text.append(content);
            Object root = new Load(LoadSettings.builder().build()).loadFromString(content);
            for (Object entry : (List<?>) root) {
                map(entry).forEach(files::take);
            }
        }
        return files;
    }

    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
        }
    }

    private void take(String kind, Object content) {
        Map<String, Object> options = map(content);
        switch (kind) {
            case "route" -> routes.add(options);
            case "routeConfiguration" -> configurations.add(options);
            case "templatedRoute" -> templated.add(options);
            default -> {}
        }
        walk(options);
    }

    private void walk(Object node) {
        if (node instanceof Map<?, ?> found) {
            Map<String, Object> options = map(found);
            maps.add(options);
            options.forEach((key, value) -> {
                if (key.equals("steps")) {
                    for (Object step : (List<?>) value) {
                        map(step).forEach((kind, content) -> steps.add(new Step(kind, map(content))));
                    }
                }
                walk(value);
            });
        } else if (node instanceof List<?> list) {
            list.forEach(this::walk);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return node instanceof Map<?, ?> ? (Map<String, Object>) node : Map.of();
    }

    List<Map<String, Object>> routes() {
        return routes;
    }

    List<Map<String, Object>> configurations() {
        return configurations;
    }

    /** All nodes but the parts of choices and tries. */
    List<Step> steps() {
        return steps.stream().filter(step -> !PARTS.contains(step.kind())).toList();
    }

    static String from(Map<String, Object> route) {
        return String.valueOf(map(route.get("from")).get("uri"));
    }

    /** Every endpoint that a route listens to, templates filled in. */
    List<String> inputs() {
        Stream<String> made = templated.stream().map(route -> "direct:" + route.get("routeId"));
        return Stream.concat(routes.stream().map(RouteFiles::from), made).toList();
    }

    List<String> templatedRoutes() {
        return templated.stream()
                .map(route -> String.valueOf(route.get("prefixId")))
                .toList();
    }

    List<String> uris() {
        return values("uri").stream().filter(uri -> !uri.contains("{{what}}")).toList();
    }

    /** Every value of an option of that name, wherever it stands. */
    List<String> values(String option) {
        return maps.stream()
                .filter(map -> map.get(option) instanceof String)
                .map(map -> String.valueOf(map.get(option)))
                .toList();
    }

    String text() {
        return text.toString();
    }
}
