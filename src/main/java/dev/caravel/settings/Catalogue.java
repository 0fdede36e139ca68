package dev.caravel.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All settings there are, in the order in which they are shown. */
public final class Catalogue {
    private static final List<Group> GROUPS = List.of(
            TraderSettings.GROUP,
            ScheduleSettings.GROUP,
            ReplaySettings.GROUP,
            PaperSettings.GROUP,
            KrakenSettings.GROUP,
            CoinMarketCapSettings.GROUP,
            AwsSettings.GROUP,
            OrderSettings.GROUP,
            AlertSettings.GROUP,
            JournalSettings.GROUP,
            InspectionSettings.GROUP,
            LeaseSettings.GROUP,
            ScoreSettings.GROUP,
            FilterSettings.GROUP,
            BuySettings.GROUP,
            SellSettings.GROUP,
            GuardSettings.GROUP);
    private static final Map<String, Setting<?>> BY_KEY = index(Setting::key);
    private static final Map<String, Setting<?>> BY_VARIABLE = index(Setting::variable);

    private Catalogue() {}

    public static List<Group> groups() {
        return GROUPS;
    }

    public static Stream<Setting<?>> settings() {
        return GROUPS.stream().flatMap(group -> group.settings().stream());
    }

    static Optional<Setting<?>> ofKey(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    static Optional<Setting<?>> ofVariable(String name) {
        return Optional.ofNullable(BY_VARIABLE.get(name));
    }

    /** What to do about a key that does not exist. */
    static String insteadOfKey(String key) {
        return instead(key, BY_KEY.keySet());
    }

    /** What to do about an environment variable that sets nothing. */
    static String insteadOfVariable(String name) {
        return instead(name, BY_VARIABLE.keySet());
    }

    private static String instead(String name, Iterable<String> known) {
        String nearest = EditDistance.nearest(name, known);
        return EditDistance.between(name, nearest) > name.length() / 2 ? "remove it" : "did you mean " + nearest + "?";
    }

    private static Map<String, Setting<?>> index(Function<Setting<?>, String> name) {
        return settings().collect(Collectors.toUnmodifiableMap(name, Function.identity()));
    }
}
