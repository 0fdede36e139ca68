package dev.caravel.settings;

import java.net.URI;
import java.util.Optional;

/**
 * How CoinMarketCap is reached.
 *
 * @param key there whenever it is the source of quotes
 */
public record CoinMarketCapSettings(URI url, Optional<Secret> key) {
    static final Setting<URI> URL = Setting.of(
            "caravel.coinmarketcap.url",
            Kind.url(),
            "https://pro-api.coinmarketcap.com",
            "Where CoinMarketCap's interface is.");
    static final Setting<Optional<Secret>> KEY = Setting.secret(
            "caravel.coinmarketcap.key",
            Kind.text("[A-Za-z0-9-]{8,100}", "the API key as CoinMarketCap shows it")
                    .map(Secret::new),
            "The API key of CoinMarketCap.");

    static final Group GROUP = Group.of("CoinMarketCap (caravel.quotes=coinmarketcap)", URL, KEY);

    static CoinMarketCapSettings of(Values values) {
        return new CoinMarketCapSettings(values.of(URL), values.of(KEY));
    }
}
