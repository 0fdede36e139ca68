package dev.caravel.coinmarketcap;

import dev.caravel.market.Coin;
import dev.caravel.market.Listing;
import dev.caravel.market.Listings;
import dev.caravel.market.Whitelist;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The ids under which CoinMarketCap knows our coins. Symbols will not do: several tokens share one. Ids never change and are never
 * reused. Immutable.
 */
public final class CoinIds {
    private final SequencedMap<Integer, Coin> coins;

    private CoinIds(SequencedMap<Integer, Coin> coins) {
        this.coins = coins;
    }

    /**
     * The ids of these coins, by our own table.
     *
     * @throws IllegalArgumentException if a coin is not in it
     */
    public static CoinIds of(Whitelist whitelist) {
        Listings listings = Listings.read();
        SequencedMap<Integer, Coin> coins = new LinkedHashMap<>();
        for (Coin coin : whitelist.coins()) {
            Listing listing = listings.of(coin)
                    .orElseThrow(() -> new IllegalArgumentException(
                            coin + ": its id at CoinMarketCap is not known; remove it from caravel.whitelist"));
            coins.put(listing.coinMarketCap(), coin);
        }
        return new CoinIds(coins);
    }

    List<Integer> ids() {
        return List.copyOf(coins.keySet());
    }

    Map<Integer, Coin> coins() {
        return coins;
    }

    Optional<Coin> coin(int id) {
        return Optional.ofNullable(coins.get(id));
    }
}
