package dev.caravel.route.alert;

import dev.caravel.discretion.Mask;
import dev.caravel.settings.AlertSettings;
import dev.caravel.settings.InvalidSettings;
import dev.caravel.settings.Problem;
import dev.caravel.settings.Setting;
import dev.caravel.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ResolveEndpointFailedException;

/**
 * A place where alerts go.
 *
 * @param name its scheme, numbered if there are several: safe to be seen, and what the book remembers
 * @param uri of the Camel endpoint; it may hold a token
 */
public record Sink(String name, String uri) {
    private static final String COMPONENTS = "META-INF/services/org/apache/camel/component/";

    /** Those of {@code caravel.alerts}. */
    static List<Sink> of(AlertSettings settings) {
        List<Sink> sinks = new ArrayList<>();
        for (String word : settings.sinks()) {
            String scheme = scheme(word);
            long before = sinks.stream()
                    .filter(sink -> sink.name().equals(scheme) || sink.name().startsWith(scheme + "-"))
                    .count();
            String name = before == 0 ? scheme : scheme + "-" + (before + 1);
            sinks.add(new Sink(name, word.equals(scheme) ? "direct:alert-" + word : word));
        }
        return sinks;
    }

    /** What the routes must know: whether there is a topic, and whether a run waits for what it tells. */
    public static Map<String, String> properties(Settings settings, boolean isDrivenByQuartz) {
        return Map.of(
                "caravel.alerts.sns",
                Boolean.toString(settings.alerts().isPublished()),
                // Who drives the runs himself may end right after one: what is to be told is told before it ends.
                "caravel.telling.wait",
                isDrivenByQuartz ? "Never" : "Always");
    }

    private static String scheme(String uri) {
        return uri.replaceAll(":.*", "");
    }

    /**
     * Looks whether Camel has what the addresses ask for.
     *
     * @throws InvalidSettings if not, saying which jar is needed and where it goes
     */
    public static void check(Settings settings) {
        List<Problem> problems = Stream.concat(
                        settings.alerts().sinks().stream().map(uri -> missing(settings, AlertSettings.SINKS, uri)),
                        settings.alerts().heartbeat().stream()
                                .map(uri -> missing(settings, AlertSettings.HEARTBEAT, uri)))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
    }

    /**
     * Makes every endpoint now, so that an address that is of no use is found at the start and not with the first alert.
     *
     * @throws InvalidSettings if Camel cannot use one
     */
    public static void resolve(CamelContext context, Settings settings, Mask mask) {
        settings.alerts().sinks().forEach(uri -> resolve(context, settings, AlertSettings.SINKS, uri, mask));
        settings.alerts().heartbeat().ifPresent(uri -> resolve(context, settings, AlertSettings.HEARTBEAT, uri, mask));
    }

    private static void resolve(CamelContext context, Settings settings, Setting<?> setting, String uri, Mask mask) {
        if (uri.equals(scheme(uri))) {
            return;
        }
        try {
            Endpoint unused = context.getEndpoint(uri);
        } catch (ResolveEndpointFailedException failed) {
            Throwable cause = failed;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new InvalidSettings(List.of(new Problem(
                    settings.source(setting).where(),
                    setting + " names " + scheme(uri) + ":…, which Camel cannot use: "
                            + mask.over(String.valueOf(cause.getMessage())),
                    "correct it; see the page of this component on camel.apache.org")));
        }
    }

    /** What is in the way of one address: a component that is not there, or a text that Camel cannot use. */
    static Optional<Problem> problem(
            CamelContext context, Settings settings, Setting<?> setting, String uri, Mask mask) {
        Optional<Problem> missing = missing(settings, setting, uri);
        if (missing.isPresent()) {
            return missing;
        }
        try {
            resolve(context, settings, setting, uri, mask);
            return Optional.empty();
        } catch (InvalidSettings unusable) {
            return Optional.of(unusable.problems().getFirst());
        }
    }

    private static Optional<Problem> missing(Settings settings, Setting<?> setting, String uri) {
        String scheme = scheme(uri);
        boolean there = scheme.equals(uri) || Sink.class.getClassLoader().getResource(COMPONENTS + scheme) != null;
        return there
                ? Optional.empty()
                : Optional.of(new Problem(
                        settings.source(setting).where(),
                        setting + " names " + scheme + ":…, and the Camel component for it is not there",
                        "put its jar (such as camel-" + scheme
                                + "-4.18.0.jar) and the jars that it needs into ext/ beside "
                                + "the program, or correct the name"));
    }

    @Override
    public String toString() {
        return name;
    }
}
