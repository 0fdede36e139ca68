package dev.caravel.book;

import dev.caravel.market.Coin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the bot waits for before it buys again, and the last cycle that it ran.
 *
 * @param lastCycle the scheduled time of the last cycle begun: no cycle runs twice
 * @param lastBuy the cycle of the last accepted buy
 * @param recent the coins bought last, newest first
 * @param closed when the coin's last position was closed
 */
public record Waits(
        Optional<Instant> lastCycle, Optional<Instant> lastBuy, List<Coin> recent, Map<Coin, Instant> closed) {
    /** More than any backup memory. */
    private static final int REMEMBERED = 24;

    public static final Waits NONE = new Waits(Optional.empty(), Optional.empty(), List.of(), Map.of());

    public Waits {
        recent = List.copyOf(recent);
        closed = Map.copyOf(closed);
    }

    public Waits begun(Instant cycle) {
        return new Waits(Optional.of(cycle), lastBuy, recent, closed);
    }

    Waits bought(Coin coin) {
        List<Coin> newest = new ArrayList<>(List.of(coin));
        recent.stream()
                .filter(other -> !other.equals(coin))
                .limit(REMEMBERED - 1)
                .forEach(newest::add);
        return new Waits(lastCycle, lastCycle, newest, closed);
    }

    Waits closed(Coin coin, Instant now) {
        Map<Coin, Instant> all = new TreeMap<>(closed);
        all.put(coin, now);
        return new Waits(lastCycle, lastBuy, recent, all);
    }
}
