package dev.caravel.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody who sets Caravel up in a folder of their own: tests speak through it. */
final class Owner {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> systemProperties = new HashMap<>();
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> parameters = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Optional<Path> config = Optional.empty();

    Owner(Path home) {
        this.home = home;
    }

    Owner writes(String... lines) {
        return saves("application.properties", lines);
    }

    Owner saves(String file, String... lines) {
        try {
            Files.writeString(home.resolve(file), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Writes a file that nobody else can read. */
    Owner hides(String file, String... lines) {
        return saves(file, lines).permits(file, "rw-------");
    }

    Owner permits(String file, String permissions) {
        try {
            Files.setPosixFilePermissions(home.resolve(file), PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Owner exports(String variable, String text) {
        environment.put(variable, text);
        return this;
    }

    Owner defines(String key, String text) {
        systemProperties.put(key, text);
        return this;
    }

    Owner sets(String... assignments) {
        options.addAll(List.of(assignments));
        return this;
    }

    Owner names(String file) {
        config = Optional.of(home.resolve(file));
        return this;
    }

    /** Puts an encrypted parameter at AWS. */
    Owner encrypts(String parameter, String text) {
        parameters.put(parameter, text);
        return this;
    }

    /** Which parameters were asked for. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private Map<String, String> decrypt(List<String> names) {
        asked.addAll(names);
        if (parameters.containsKey("broken")) {
            throw new SecretSource.Unreadable(parameters.get("broken"), new IllegalStateException());
        }
        Map<String, String> found = new HashMap<>(parameters);
        found.keySet().retainAll(names);
        return found;
    }

    /** Asks for everything that real money needs. */
    Owner goesLive() {
        return sets("caravel.exchange=kraken", "caravel.live=yes", "caravel.risk.accepted=yes")
                .sets("caravel.quotes=coinmarketcap")
                .exports("CARAVEL_KRAKEN_KEY", "kQH5HW/8p1uGOVjbgWA7FunAmGO8")
                .exports("CARAVEL_KRAKEN_SECRET", "a1JBS0VOIFNFQ1JFVCBGT1IgVEVTVFM=")
                .exports("CARAVEL_COINMARKETCAP_KEY", "b54bcf4d-1bca-4e8e-9a24");
    }

    Settings starts() {
        return Settings.read(surroundings(), config, options);
    }

    Whereabouts looks() {
        return Whereabouts.find(surroundings(), config, options);
    }

    /** What Caravel answers when it does not start, one line each. */
    List<String> isTold() {
        InvalidSettings refusal = catchThrowableOfType(InvalidSettings.class, this::starts);
        if (refusal == null) {
            throw new AssertionError("it started");
        }
        return List.of(refusal.getMessage().split("\n", -1));
    }

    private Surroundings surroundings() {
        return new Surroundings(
                home, environment, systemProperties, () -> NOW, Owner::read, (_, names) -> decrypt(names));
    }

    /** Instead of cron: {@code every 20} minutes, {@code once 5} minutes from now. */
    private static Timetable read(String expression, ZoneId zone) {
        String[] words = expression.split(" ", -1);
        return switch (words[0]) {
            case "0", "every" -> after -> Optional.of(after.plusSeconds(60 * minutes(words)));
            case "once" ->
                after -> Optional.of(NOW.plusSeconds(60 * minutes(words))).filter(after::isBefore);
            case "never" -> _ -> Optional.empty();
            default -> throw new IllegalArgumentException("unknown word " + words[0]);
        };
    }

    private static long minutes(String[] words) {
        return words[0].equals("0") ? 20 : Long.parseLong(words[1]);
    }
}
