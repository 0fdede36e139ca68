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
 * @param aws how Parameter Store is used, if the state is there
 * @param lease how the right to trade is kept, if the state is there
 */
public record Whereabouts(String bot, StateStore state, Path data, AwsSettings aws, LeaseSettings lease) {

    /**
     * Asks the sources of {@link Settings} for these alone. The secrets are not touched and other values not checked: a halt
     * must work from a shell that does not have the keys of the bot.
     *
     * @param config a file to read in place of application.properties in the home folder
     * @param options each {@code key=value}
     * @throws InvalidSettings if one of them is wrong, or a source cannot be understood
     */
    public static Whereabouts find(Surroundings surroundings, Optional<Path> config, List<String> options) {
        List<Problem> problems = new ArrayList<>();
        Values values = new Layers(surroundings, config, options, problems).withoutSecrets();
        Stream.of(
                        TraderSettings.BOT,
                        TraderSettings.STATE,
                        TraderSettings.DATA,
                        AwsSettings.PREFIX,
                        AwsSettings.TIMEOUT,
                        AwsSettings.ENDPOINT,
                        LeaseSettings.LIFE)
                .flatMap(setting -> values.problem(setting).stream())
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return of(values);
    }

    static Whereabouts of(Values values) {
        return new Whereabouts(
                values.of(TraderSettings.BOT),
                values.of(TraderSettings.STATE),
                values.inHome(values.of(TraderSettings.DATA)),
                AwsSettings.of(values),
                LeaseSettings.of(values));
    }
}
