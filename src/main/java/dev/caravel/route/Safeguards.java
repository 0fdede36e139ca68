package dev.caravel.route;

import dev.caravel.settings.KrakenSettings;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What Camel is told for the sake of money and secrets. It stands here and not in application.properties, so that no other file can weaken it. */
final class Safeguards {
    /** Two components to Camel: what is said to one the other has not heard. */
    private static final List<String> HTTP = List.of("camel.component.http.", "camel.component.https.");

    private Safeguards() {}

    /** What was set for Camel, with the safeguards in place of whatever was said about the same. */
    static Map<String, String> over(Map<String, String> camel, KrakenSettings kraken) {
        Map<String, String> guards = guards(kraken);
        Map<String, String> all = camel.entrySet().stream()
                .filter(set -> guards.keySet().stream().noneMatch(guard -> isSame(guard, set.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first, HashMap::new));
        all.putAll(guards);
        return all;
    }

    private static Map<String, String> guards(KrakenSettings kraken) {
        Map<String, String> all = new HashMap<>(timeouts(kraken, InstantSource.system()));
        // By themselves placeholders let the environment win, over --set and over the address of the paper exchange.
        all.put("camel.component.properties.environmentVariableMode", "1");
        all.put("camel.component.properties.systemPropertiesMode", "1");
        for (String component : HTTP) {
            // HttpClient sends a POST again after a 503.
            all.put(component + "automaticRetriesDisabled", "true");
            all.put(component + "followRedirects", "false");
            // Headers of a request would stay on the message and go out with the next one.
            all.put(component + "copyHeaders", "false");
        }
        return all;
    }

    /** How long a connection may take to be made, and how long an answer, by that clock. */
    static Map<String, String> timeouts(KrakenSettings kraken, InstantSource clock) {
        String connect = Long.toString(Pace.real(clock, kraken.connectTimeout()).toMillis());
        String response =
                Long.toString(Pace.real(clock, kraken.responseTimeout()).toMillis());
        Map<String, String> all = new HashMap<>();
        for (String component : HTTP) {
            all.put(component + "connectTimeout", connect);
            all.put(component + "connectionRequestTimeout", connect);
            all.put(component + "soTimeout", response);
            all.put(component + "responseTimeout", response);
        }
        return all;
    }

    /** Camel takes {@code copy-headers} for {@code copyHeaders}. */
    private static boolean isSame(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String key) {
        return key.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
