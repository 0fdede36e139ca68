package dev.caravel.settings;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What the program was started in.
 *
 * @param home the folder of application.properties and of relative paths
 * @param environment the environment variables
 * @param systemProperties the {@code -D} options; others than {@code caravel.*} are not looked at
 * @param clock what time it is, to see whether the cycle will ever run
 * @param cron understands {@code caravel.cycle.cron}
 * @param secrets where they are when {@code caravel.secrets=ssm}
 */
public record Surroundings(
        Path home,
        Map<String, String> environment,
        Map<String, String> systemProperties,
        InstantSource clock,
        Timetable.Reader cron,
        SecretSource secrets) {

    /** Where there are no secrets but those of files and variables. */
    public Surroundings(
            Path home,
            Map<String, String> environment,
            Map<String, String> systemProperties,
            InstantSource clock,
            Timetable.Reader cron) {
        this(home, environment, systemProperties, clock, cron, (_, _) -> Map.of());
    }

    public Surroundings {
        environment = Map.copyOf(environment);
        systemProperties = Map.copyOf(systemProperties);
    }

    /** Without the environment: secrets stand in it. */
    @Override
    public String toString() {
        return "Surroundings[home=" + home + "]";
    }
}
