package dev.caravel.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a bot keeps what it knows: all that is needed to read its book, or to halt it.
 *
 * @param bot its name
 * @param state the kind of store
 * @param data the folder of its data, absolute
 */
public record Whereabouts(String bot, StateStore state, Path data) {

    /**
     * Asks the sources of {@link Settings} for these three alone. The secrets are not touched and other values not checked: a halt
     * must work from a shell that does not have the keys of the bot.
     *
     * @param config a file to read in place of application.properties in the home folder
     * @param options each {@code key=value}
     * @throws InvalidSettings if one of the three is wrong, or a source cannot be understood
     */
    public static Whereabouts find(Surroundings surroundings, Optional<Path> config, List<String> options) {
        List<Problem> problems = new ArrayList<>();
        Values values = new Layers(surroundings, config, options, problems).withoutSecrets();
        Stream.of(TraderSettings.BOT, TraderSettings.STATE, TraderSettings.DATA)
                .flatMap(setting -> values.problem(setting).stream())
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return new Whereabouts(
                values.of(TraderSettings.BOT),
                values.of(TraderSettings.STATE),
                values.inHome(values.of(TraderSettings.DATA)));
    }
}
