package dev.caravel.market;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pairs that can be traded, one for each coin, found by coin or by any name that Kraken has for the pair. Immutable. */
public final class Pairs {
    private final List<Pair> all;
    private final Map<Coin, Pair> byCoin = new HashMap<>();
    private final Map<String, Pair> byName = new HashMap<>();

    /**
     * The pairs, in this order.
     *
     * @throws IllegalArgumentException if two pairs have the same coin or share a name
     */
    public Pairs(Collection<Pair> pairs) {
        all = List.copyOf(pairs);
        for (Pair pair : all) {
            if (byCoin.put(pair.coin(), pair) != null) {
                throw new IllegalArgumentException("two pairs for " + pair.coin());
            }
            put(pair.id(), pair);
            put(pair.altname(), pair);
        }
    }

    private void put(String name, Pair pair) {
        Pair before = byName.put(name, pair);
        if (before != null && !before.equals(pair)) {
            throw new IllegalArgumentException(name + " is the name of " + before.coin() + " and of " + pair.coin());
        }
    }

    /** In the order in which they were given. */
    public List<Pair> all() {
        return all;
    }

    /** The pair of a coin; empty if Kraken does not list it against US dollars. */
    public Optional<Pair> of(Coin coin) {
        return Optional.ofNullable(byCoin.get(coin));
    }

    /**
     * The pair by its id, as trades and tickers have it ({@code XXBTZUSD}), or by its altname, as orders have it ({@code XBTUSD});
     * empty for a pair that is none of ours.
     */
    public Optional<Pair> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The whitelisted coins without a pair. */
    public List<Coin> missing(Whitelist whitelist) {
        return whitelist.coins().stream()
                .filter(coin -> !byCoin.containsKey(coin))
                .toList();
    }

    @Override
    public String toString() {
        return all.stream().map(Pair::altname).toList().toString();
    }
}
