package dev.caravel.settings;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The secrets that {@code caravel.secrets=ssm} stands for: those that are needed and set nowhere else. */
final class KeptSecrets {
    /** In place of a file's name. */
    static final String WORD = "ssm";

    private KeptSecrets() {}

    /** Whether secrets are to be read from Parameter Store. */
    static boolean isMeant(Value where) {
        return where.text().equals(WORD);
    }

    /** The parameter of a secret: {@code /caravel/caravel/secret/kraken.key}. */
    static String parameter(Values values, Setting<?> secret) {
        return values.of(AwsSettings.PREFIX) + "/" + values.of(TraderSettings.BOT) + "/secret/"
                + secret.key().substring("caravel.".length());
    }

    /** Where an owner puts a secret that is missing, in words. */
    static String place(Values values, Setting<?> secret) {
        return isMeant(values.value(TraderSettings.SECRETS)) && isSound(values)
                ? "as the SecureString " + parameter(values, secret)
                : "into the file named by caravel.secrets";
    }

    /**
     * Reads them.
     *
     * @param values in effect without them
     * @param problems takes what is in the way
     */
    static List<Assignment> read(SecretSource source, Values values, List<Problem> problems) {
        // What is unsound is reported where all values are looked at.
        if (!isSound(values)) {
            return List.of();
        }
        List<Setting<?>> needed = needed(values);
        if (needed.isEmpty()) {
            return List.of();
        }
        try {
            Map<String, String> found = source.read(
                    AwsSettings.of(values),
                    needed.stream().map(secret -> parameter(values, secret)).toList());
            return needed.stream()
                    .filter(secret -> found.containsKey(parameter(values, secret)))
                    .map(secret -> new Assignment(
                            secret.key(),
                            found.getOrDefault(parameter(values, secret), "").strip(),
                            new Source.Parameter(parameter(values, secret))))
                    .toList();
        } catch (SecretSource.Unreadable e) {
            problems.add(new Problem(
                    values.value(TraderSettings.SECRETS).source().where(),
                    String.valueOf(e.getMessage()),
                    SecretSource.OTHERWISE));
            return List.of();
        }
    }

    private static boolean isSound(Values values) {
        return Stream.of(
                        TraderSettings.BOT,
                        TraderSettings.EXCHANGE,
                        TraderSettings.QUOTES,
                        AwsSettings.PREFIX,
                        AwsSettings.TIMEOUT,
                        AwsSettings.ENDPOINT)
                .allMatch(setting -> values.problem(setting).isEmpty());
    }

    private static List<Setting<?>> needed(Values values) {
        boolean isKraken = values.of(TraderSettings.EXCHANGE) == Exchange.KRAKEN;
        boolean isCoinMarketCap = values.of(TraderSettings.QUOTES) == QuoteSource.COINMARKETCAP;
        return Catalogue.settings()
                .filter(Setting::isSecret)
                .filter(secret -> secret.equals(CoinMarketCapSettings.KEY) ? isCoinMarketCap : isKraken)
                .filter(secret -> values.value(secret).text().isEmpty())
                .toList();
    }
}
