package dev.caravel.route;

import dev.caravel.alert.AddressSecrets;
import dev.caravel.alert.Mask;
import dev.caravel.kraken.KrakenKey;
import dev.caravel.settings.AlertSettings;
import dev.caravel.settings.Secret;
import dev.caravel.settings.Settings;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything that nobody must see. */
final class Secrecy {
    private Secrecy() {}

    /** Over all secrets of the settings, the key in use, and what addresses may hold. */
    static Mask mask(Settings settings, KrakenKey key) {
        AlertSettings alerts = settings.alerts();
        return new Mask(Stream.of(
                        Stream.of(key.key(), key.secret()),
                        settings.coinMarketCap().key().map(Secret::plain).stream(),
                        Stream.concat(alerts.sinks().stream(), alerts.heartbeat().stream())
                                .filter(word -> word.contains(":"))
                                .map(AddressSecrets::of)
                                .flatMap(List::stream))
                .flatMap(Function.identity())
                .toList());
    }
}
