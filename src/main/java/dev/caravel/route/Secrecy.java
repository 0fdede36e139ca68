package dev.caravel.route;

import dev.caravel.alert.AddressSecrets;
import dev.caravel.discretion.Mask;
import dev.caravel.kraken.KrakenKey;
import dev.caravel.settings.AlertSettings;
import dev.caravel.settings.Secret;
import dev.caravel.settings.Settings;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything that nobody must see. */
public final class Secrecy {
    private static final List<String> AWS_VARIABLES =
            List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");
    private static final List<String> AWS_PROPERTIES =
            List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.sessionToken");
    /** Real ones are longer; a short one, of an emulator, could be any word. */
    private static final int SHORTEST = 16;
    /**
     * What a profile or a role holds is known to AWS's library only, and changes by the hour: it is told by its form. A refusal of AWS
     * may repeat the call, with the key's id and the session's token; the secret key never goes out.
     */
    private static final List<Pattern> AWS_SHAPES = List.of(
            Pattern.compile("(?<![A-Za-z0-9])A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9])"),
            Pattern.compile("(?<=x-amz-security-token[:=]\\s{0,2})[^\\s&\"]+", Pattern.CASE_INSENSITIVE),
            // Base64, as it is or as in JSON. Nothing else is so long without a blank or a dot.
            Pattern.compile("[A-Za-z0-9+/=\\\\]{128,}"));

    private Secrecy() {}

    /** Over all secrets of the settings, the key in use, and what addresses may hold. */
    static Mask mask(Settings settings, KrakenKey key) {
        return mask(settings, Stream.of(key.key(), key.secret()));
    }

    /** The same where no key is in use. */
    public static Mask mask(Settings settings) {
        return mask(
                settings,
                settings.kraken().credentials().stream()
                        .flatMap(
                                own -> Stream.of(own.key().plain(), own.secret().plain())));
    }

    /** Over what is known where there are no settings. */
    public static Mask mask() {
        return new Mask(aws().toList(), AWS_SHAPES);
    }

    private static Mask mask(Settings settings, Stream<String> keys) {
        AlertSettings alerts = settings.alerts();
        return new Mask(
                Stream.of(
                                keys,
                                aws(),
                                settings.coinMarketCap().key().map(Secret::plain).stream(),
                                Stream.concat(alerts.sinks().stream(), alerts.heartbeat().stream())
                                        .filter(word -> word.contains(":"))
                                        .map(AddressSecrets::of)
                                        .flatMap(List::stream))
                        .flatMap(Function.identity())
                        .toList(),
                AWS_SHAPES);
    }

    /** Those that AWS's own variables and properties hold. */
    private static Stream<String> aws() {
        return Stream.concat(
                        AWS_VARIABLES.stream().map(System::getenv),
                        AWS_PROPERTIES.stream().map(System::getProperty))
                .filter(key -> key != null && key.length() >= SHORTEST);
    }
}
