package dev.caravel.settings;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The value in effect of every setting, before or after it was checked. Immutable. */
final class Values {
    private final Path home;
    private final Map<String, Value> byKey = new LinkedHashMap<>();

    /** @param values one for each setting of the {@link Catalogue} */
    Values(Path home, Collection<Value> values) {
        this.home = home.toAbsolutePath().normalize();
        values.forEach(value -> byKey.put(value.setting().key(), value));
    }

    Path home() {
        return home;
    }

    List<Value> all() {
        return List.copyOf(byKey.values());
    }

    Value value(Setting<?> setting) {
        Value value = byKey.get(setting.key());
        if (value == null) {
            throw new IllegalStateException(setting + " is missing from the catalogue");
        }
        return value;
    }

    /**
     * The value in effect.
     *
     * @throws IllegalArgumentException if the text is not fit for the setting
     */
    <T> T of(Setting<T> setting) {
        return setting.kind().parse(value(setting).text());
    }

    /** A percentage, weight or score, of which none is money. */
    double number(Setting<BigDecimal> setting) {
        return of(setting).doubleValue();
    }

    /** A relative path is one in the home folder. */
    Path inHome(Path path) {
        return home.resolve(path).normalize();
    }

    /** What is wrong with the text of a setting by itself, if anything. */
    Optional<Problem> problem(Setting<?> setting) {
        Value value = value(setting);
        try {
            Object unused = of(setting);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new Problem(
                    value.source().where(),
                    value + ": " + e.getMessage(),
                    "give " + setting.kind().range()));
        }
    }
}
