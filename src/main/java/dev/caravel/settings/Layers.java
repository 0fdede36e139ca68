package dev.caravel.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Asks every source in turn and lets the stronger win. Used once, by one thread. */
final class Layers {
    private static final String OURS = "caravel.";
    static final String CAMELS = "camel.";
    private static final String HOME = "caravel.home";

    private static final String VISIBLE = "every user of this machine can see it";

    private final Surroundings surroundings;
    private final List<Problem> problems;
    private final SettingsFiles files;
    private final Map<String, String> camel = new LinkedHashMap<>();
    private final List<Assignment> file;
    private final List<Assignment> stronger;

    /**
     * Asks all sources but that of the secrets.
     *
     * @param problems takes what is wrong with any source
     */
    Layers(Surroundings surroundings, Optional<Path> config, List<String> options, List<Problem> problems) {
        this.surroundings = surroundings;
        this.problems = problems;
        files = new SettingsFiles(surroundings.home(), problems);
        file = withoutSecrets(known(files.main(config)), "this file may be copied and shown");
        stronger = Stream.of(
                        new EnvironmentVariables(problems).read(surroundings.environment()),
                        withoutSecrets(known(systemProperties()), VISIBLE),
                        withoutSecrets(known(options(options)), VISIBLE))
                .flatMap(List::stream)
                .toList();
    }

    /** The values in effect, not yet looked at one by one. */
    Values withSecrets() {
        Value where = effective(TraderSettings.SECRETS);
        return merge(
                KeptSecrets.isMeant(where)
                        ? KeptSecrets.read(surroundings.secrets(), withoutSecrets(), problems)
                        : known(files.secrets(where)));
    }

    /** The same as far as the secrets do not matter. */
    Values withoutSecrets() {
        return merge(List.of());
    }

    private Values merge(List<Assignment> secrets) {
        Map<String, Value> values = new LinkedHashMap<>();
        Catalogue.settings().forEach(setting -> values.put(setting.key(), byDefault(setting)));
        Stream.of(files.profile(effective(TraderSettings.PROFILE)), file, secrets, stronger)
                .flatMap(List::stream)
                .forEach(assignment -> values.computeIfPresent(
                        assignment.name(),
                        (key, weaker) -> new Value(weaker.setting(), assignment.text(), assignment.source())));
        return new Values(surroundings.home(), values.values());
    }

    /** Everything that is set for Camel, as it stands. */
    Map<String, String> camel() {
        return camel;
    }

    private static Value byDefault(Setting<?> setting) {
        return new Value(setting, setting.fallback().orElse(""), new Source.Default());
    }

    private Value effective(Setting<?> setting) {
        return Stream.concat(file.stream(), stronger.stream())
                .filter(assignment -> assignment.name().equals(setting.key()))
                .reduce((weaker, strong) -> strong)
                .map(assignment -> new Value(setting, assignment.text(), assignment.source()))
                .orElseGet(() -> byDefault(setting));
    }

    private List<Assignment> systemProperties() {
        return new TreeMap<>(surroundings.systemProperties())
                .entrySet().stream()
                        .filter(property -> property.getKey().startsWith(OURS)
                                && !property.getKey().equals(HOME))
                        .map(property -> new Assignment(
                                property.getKey(), property.getValue(), new Source.SystemProperty(property.getKey())))
                        .toList();
    }

    private List<Assignment> options(List<String> options) {
        List<Assignment> assignments = new ArrayList<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                problems.add(
                        new Problem("--set " + option, "nothing is set", "write it as --set caravel.positions.max=2"));
            } else {
                String key = option.substring(0, equals).strip();
                String text = option.substring(equals + 1).strip();
                assignments.add(new Assignment(key, text, new Source.Option(key)));
            }
        }
        return assignments;
    }

    /** Our own settings; Camel's are put aside, others are problems. */
    private List<Assignment> known(List<Assignment> assignments) {
        List<Assignment> known = new ArrayList<>();
        for (Assignment assignment : assignments) {
            String name = assignment.name();
            if (Catalogue.ofKey(name).isPresent()) {
                known.add(assignment);
            } else if (name.startsWith(CAMELS)) {
                camel.put(name, assignment.text());
            } else {
                problems.add(new Problem(
                        assignment.source().where(), "unknown setting " + name, Catalogue.insteadOfKey(name)));
            }
        }
        return known;
    }

    /** The same; a secret among them is a problem. */
    private List<Assignment> withoutSecrets(List<Assignment> assignments, String reason) {
        for (Assignment assignment : assignments) {
            Catalogue.ofKey(assignment.name())
                    .filter(Setting::isSecret)
                    .ifPresent(secret -> problems.add(new Problem(
                            assignment.source().where(),
                            secret + " must not stand here: " + reason,
                            "use the variable " + secret.variable() + " or the file named by caravel.secrets")));
        }
        return assignments;
    }
}
