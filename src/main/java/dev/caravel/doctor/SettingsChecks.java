package dev.caravel.doctor;

import static dev.caravel.doctor.Finding.fail;
import static dev.caravel.doctor.Finding.ok;
import static dev.caravel.doctor.Finding.warn;

import dev.caravel.settings.Exchange;
import dev.caravel.settings.Problem;
import dev.caravel.settings.QuoteSource;
import dev.caravel.settings.SecretSource;
import dev.caravel.settings.Settings;
import dev.caravel.settings.Source;
import dev.caravel.settings.TraderSettings;
import dev.caravel.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the settings are in order, and what they mean together. */
public final class SettingsChecks {
    /** What README.md shows of the profile; its test compares the two. */
    static final String MEASURED = "-$651.63 of $10,000";

    private static final String DECRYPTION = "decryption";

    private SettingsChecks() {}

    /** Settings that cannot be used. */
    public static List<Finding> of(List<Problem> problems) {
        return problems.stream()
                .map(problem -> fail(check(problem), problem.where() + ": " + problem.what(), problem.remedy()))
                .toList();
    }

    private static String check(Problem problem) {
        return problem.remedy().equals(SecretSource.OTHERWISE) ? DECRYPTION : "settings";
    }

    public static List<Finding> of(Settings settings) {
        List<Finding> findings = new ArrayList<>();
        TraderSettings trader = settings.trader();
        String unused = settings.values().stream()
                .filter(value -> isUnused(value, trader))
                .map(value -> value.setting().key())
                .collect(Collectors.joining(", "));
        findings.add(
                unused.isEmpty()
                        ? ok("settings", "all " + settings.values().size() + " are valid: " + summary(trader))
                        : warn(
                                "settings",
                                "valid, but set and not used with " + summary(trader) + ": " + unused,
                                "remove them, or choose what they are for"));
        decryption(settings).ifPresent(findings::add);
        findings.add(profile(trader));
        return List.copyOf(findings);
    }

    /** Secrets that were decrypted to get here are the proof that it is allowed. */
    private static Optional<Finding> decryption(Settings settings) {
        List<String> decrypted = settings.values().stream()
                .map(Value::source)
                .filter(Source.Parameter.class::isInstance)
                .map(Source.Parameter.class::cast)
                .map(Source.Parameter::name)
                .toList();
        return decrypted.isEmpty()
                ? Optional.empty()
                : Optional.of(ok(DECRYPTION, "read and decrypted: " + String.join(", ", decrypted)));
    }

    private static String summary(TraderSettings trader) {
        return "exchange " + word(trader.exchange()) + ", quotes " + word(trader.quotes()) + ", state "
                + word(trader.state());
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isUnused(Value value, TraderSettings trader) {
        String key = value.setting().key();
        boolean isSet = value.setting()
                .fallback()
                .map(usual -> !usual.equals(value.text()))
                .orElse(false);
        boolean isForOthers = Stream.of(
                        Map.entry("caravel.paper.", trader.exchange() == Exchange.PAPER),
                        Map.entry("caravel.replay.", trader.quotes() == QuoteSource.REPLAY),
                        Map.entry("caravel.coinmarketcap.", trader.quotes() == QuoteSource.COINMARKETCAP))
                .anyMatch(group -> key.startsWith(group.getKey()) && !group.getValue());
        return isSet && isForOthers;
    }

    private static Finding profile(TraderSettings trader) {
        return warn(
                "profile",
                trader.profile() + " lost money on every market that it was measured on: " + MEASURED
                        + " in 30 days of real candles",
                trader.exchange() == Exchange.KRAKEN
                        ? "risk only what you can lose; the figures are at the top of README.md"
                        : "try it on paper; the figures are at the top of README.md");
    }
}
