package dev.caravel.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code CARAVEL_CYCLE_CRON} as {@code caravel.cycle.cron}. An empty variable counts as not set. */
final class EnvironmentVariables {
    private static final String PREFIX = "CARAVEL_";

    private static final Set<String> OF_THE_LAUNCHER = Set.of("CARAVEL_JAVA_HOME", "CARAVEL_JAVA_OPTS");

    /** Kubernetes gives these to every container beside a service that is called caravel or caravel-something. */
    private static final Pattern OF_KUBERNETES = Pattern.compile(
            "CARAVEL_(\\w+_)?(SERVICE_HOST=.*|SERVICE_PORT(_\\w+)?=.*|PORT(_\\d+_\\w+)?=(tcp|udp|sctp)://.*"
                    + "|PORT_\\d+_(TCP|UDP|SCTP)_(PROTO|PORT|ADDR)=.*)");

    private final List<Problem> problems;

    EnvironmentVariables(List<Problem> problems) {
        this.problems = problems;
    }

    List<Assignment> read(Map<String, String> environment) {
        List<Assignment> assignments = new ArrayList<>();
        new TreeMap<>(environment).forEach((name, text) -> {
            if (!name.startsWith(PREFIX) || text.isEmpty()) {
                return;
            }
            Optional<Setting<?>> setting = Catalogue.ofVariable(name);
            if (setting.isPresent()) {
                assignments.add(new Assignment(setting.get().key(), text.strip(), new Source.Variable(name)));
            } else if (!isOfOthers(name, text)) {
                problems.add(new Problem(
                        "environment " + name, "no setting has this variable", Catalogue.insteadOfVariable(name)));
            }
        });
        return assignments;
    }

    private static boolean isOfOthers(String name, String text) {
        return OF_THE_LAUNCHER.contains(name)
                || OF_KUBERNETES.matcher(name + "=" + text).matches();
    }
}
