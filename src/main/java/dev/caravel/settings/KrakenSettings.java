package dev.caravel.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * How Kraken is reached.
 *
 * @param credentials there whenever the exchange is Kraken
 * @param responseTimeout always longer than the deadline of an order
 */
public record KrakenSettings(
        URI url,
        Optional<Credentials> credentials,
        KrakenTier tier,
        Duration connectTimeout,
        Duration responseTimeout) {

    /**
     * An API key pair of Kraken.
     *
     * @param key the public half, sent with each private call
     * @param secret the private half, in base 64; signs
     */
    public record Credentials(Secret key, Secret secret) {}

    static final Setting<URI> URL =
            Setting.of("caravel.kraken.url", Kind.url(), "https://api.kraken.com", "Where Kraken's REST interface is.");
    static final Setting<Optional<Secret>> KEY = Setting.secret(
            "caravel.kraken.key",
            Kind.text("[A-Za-z0-9+/=]{8,200}", "the API key as Kraken shows it").map(Secret::new),
            "The API key; it must not be allowed to withdraw.");
    static final Setting<Optional<Secret>> SECRET = Setting.secret(
            "caravel.kraken.secret",
            new Kind<>("the private key as Kraken shows it, base 64", KrakenSettings::base64),
            "The private key that belongs to caravel.kraken.key.");
    static final Setting<KrakenTier> TIER = Setting.of(
            "caravel.kraken.tier",
            Kind.choice(KrakenTier.class),
            "starter",
            "How far the account is verified, which decides how many calls Kraken takes; starter is right for any"
                    + " account.");
    static final Setting<Duration> CONNECT_TIMEOUT = Setting.of(
            "caravel.kraken.connect.timeout",
            Kind.duration("1s", "30s"),
            "3s",
            "How long a connection may take before an order counts as never sent.");
    static final Setting<Duration> RESPONSE_TIMEOUT = Setting.of(
            "caravel.kraken.response.timeout",
            Kind.duration("2s", "60s"),
            "12s",
            "How long a reply may take before it counts as unknown; longer than caravel.order.deadline.");

    static final Group GROUP =
            Group.of("Kraken (caravel.exchange=kraken)", URL, KEY, SECRET, TIER, CONNECT_TIMEOUT, RESPONSE_TIMEOUT);

    private static Secret base64(String text) {
        try {
            byte[] unused = Base64.getDecoder().decode(text);
            return new Secret(text);
        } catch (IllegalArgumentException e) {
            // The decoder's message shows a character of the key.
            throw new IllegalArgumentException("not base 64", e);
        }
    }

    static KrakenSettings of(Values values) {
        Optional<Credentials> credentials =
                values.of(KEY).flatMap(key -> values.of(SECRET).map(secret -> new Credentials(key, secret)));
        return new KrakenSettings(
                values.of(URL), credentials, values.of(TIER), values.of(CONNECT_TIMEOUT), values.of(RESPONSE_TIMEOUT));
    }
}
