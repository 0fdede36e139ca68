package dev.caravel.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a bot that runs serves its health and its metrics.
 *
 * @param port 0: any free one
 */
public record ManagementAddress(String host, int port) {
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "::0");

    static Optional<ManagementAddress> of(Values values) {
        return values.of(InspectionSettings.PORT)
                .map(port -> new ManagementAddress(values.of(InspectionSettings.HOST), port));
    }

    /**
     * Asks the sources of {@link Settings} for the address alone. The secrets are not touched and other values not checked: somebody who
     * asks a bot how it is need not be able to start it.
     *
     * @param config a file to read in place of application.properties in the home folder
     * @param options each {@code key=value}
     * @return empty: the bot serves nothing
     * @throws InvalidSettings if it is wrong, or a source cannot be understood
     */
    public static Optional<ManagementAddress> find(
            Surroundings surroundings, Optional<Path> config, List<String> options) {
        List<Problem> problems = new ArrayList<>();
        Values values = new Layers(surroundings, config, options, problems).withoutSecrets();
        Stream.of(InspectionSettings.PORT, InspectionSettings.HOST)
                .flatMap(setting -> values.problem(setting).stream())
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return of(values);
    }

    /** Whether only this machine can reach it. */
    public boolean isLoopback() {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }

    /** The address by which this machine reaches it. */
    public String fromHere() {
        return EVERYWHERE.contains(host) ? "127.0.0.1" : host;
    }
}
