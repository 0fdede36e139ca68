package dev.caravel.settings;

import dev.caravel.strategy.Rules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All settings in effect, checked one by one and together. Immutable.
 *
 * <p>Read in this order, the later stronger: defaults, profile, application.properties, secrets file, environment, {@code -D},
 * {@code --set}.
 */
public final class Settings {
    private final Values values;
    private final Map<String, String> camel;
    private final Timetable cycle;

    private Settings(Values values, Map<String, String> camel, Timetable cycle) {
        this.values = values;
        this.camel = Map.copyOf(camel);
        this.cycle = cycle;
    }

    /**
     * Asks every source and checks the result.
     *
     * @param config a file to read in place of application.properties in the home folder
     * @param options each {@code key=value}
     * @throws InvalidSettings with everything that is wrong
     */
    public static Settings read(Surroundings surroundings, Optional<Path> config, List<String> options) {
        List<Problem> problems = new ArrayList<>();
        Layers layers = new Layers(surroundings, config, options, problems);
        Values values = layers.withSecrets();
        new Checks(values, problems).together();
        Optional<Timetable> cycle =
                new TimetableCheck(surroundings.cron(), surroundings.clock(), problems).read(values);
        if (cycle.isEmpty() || !problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return new Settings(values, layers.camel(), cycle.get());
    }

    /** The folder of application.properties, absolute. */
    public Path home() {
        return values.home();
    }

    public TraderSettings trader() {
        return TraderSettings.of(values);
    }

    /** Where the bot keeps what it knows. */
    public Whereabouts whereabouts() {
        return Whereabouts.of(values);
    }

    public ScheduleSettings schedule() {
        return ScheduleSettings.of(values, cycle);
    }

    public ReplaySettings replay() {
        return ReplaySettings.of(values);
    }

    public PaperSettings paper() {
        return PaperSettings.of(values);
    }

    public KrakenSettings kraken() {
        return KrakenSettings.of(values);
    }

    public CoinMarketCapSettings coinMarketCap() {
        return CoinMarketCapSettings.of(values);
    }

    public AlertSettings alerts() {
        return AlertSettings.of(values);
    }

    /** Where the value in effect of a setting comes from. */
    public Source source(Setting<?> setting) {
        return values.value(setting).source();
    }

    public OrderSettings orders() {
        return OrderSettings.of(values);
    }

    public JournalSettings journal() {
        return JournalSettings.of(values);
    }

    public InspectionSettings inspection() {
        return InspectionSettings.of(values);
    }

    /** The numbers of the strategy. */
    public Rules rules() {
        return new Rules(
                ScoreSettings.scoring(values),
                ScoreSettings.gate(values),
                FilterSettings.of(values),
                BuySettings.of(values),
                SellSettings.selling(values),
                SellSettings.stopping(values),
                GuardSettings.of(values));
    }

    /** Every setting with its value and source, in the order of the {@link Catalogue}. */
    public List<Value> values() {
        return values.all();
    }

    /**
     * What Camel may put in place of {@code {{caravel.cycle.cron}}}: every setting as written, the folder of the data absolute,
     * and {@code caravel.home}. Secrets, and addresses that may hold one, are left out, because Camel shows what it has put into a route; beans take them from
     * {@link #kraken()}, {@link #coinMarketCap()} and {@link #alerts()}.
     */
    public Map<String, String> asProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("caravel.home", home().toString());
        for (Value value : values.all()) {
            if (value.setting().secrecy() == Setting.Secrecy.OPEN) {
                properties.put(value.setting().key(), value.text());
            }
        }
        properties.put(TraderSettings.DATA.key(), trader().data().toString());
        return properties;
    }

    /** The {@code camel.*} settings of application.properties and {@code --set}, for Camel as they stand. */
    public Map<String, String> camel() {
        return camel;
    }

    @Override
    public String toString() {
        return values.all().toString();
    }
}
