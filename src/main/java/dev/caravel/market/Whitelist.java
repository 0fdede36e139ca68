package dev.caravel.market;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The coins that may be traded, in a fixed order. A coin's place in it is the index by which {@link Quotes} and the strategy
 * read their columns. Immutable.
 */
public final class Whitelist {
    private final List<Coin> coins;
    private final Map<Coin, Integer> indexes = new HashMap<>();

    /**
     * The coins, in this order.
     *
     * @throws IllegalArgumentException if the list is empty or names a coin twice
     */
    public Whitelist(List<Coin> coins) {
        if (coins.isEmpty()) {
            throw new IllegalArgumentException("the whitelist is empty");
        }
        this.coins = List.copyOf(coins);
        for (Coin coin : coins) {
            if (indexes.put(coin, indexes.size()) != null) {
                throw new IllegalArgumentException("the whitelist names " + coin + " twice");
            }
        }
    }

    public static Whitelist of(String... symbols) {
        return new Whitelist(List.of(symbols).stream().map(Coin::new).toList());
    }

    public List<Coin> coins() {
        return coins;
    }

    public int size() {
        return coins.size();
    }

    public Coin coin(int index) {
        return coins.get(index);
    }

    public boolean contains(Coin coin) {
        return indexes.containsKey(coin);
    }

    /** The coin's index, or −1 if it is not whitelisted. */
    public int indexOf(Coin coin) {
        return indexes.getOrDefault(coin, -1);
    }

    @Override
    public String toString() {
        return coins.toString();
    }
}
