package dev.caravel.book;

import dev.caravel.market.Coin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the bot does not trust: ids that it gave up and that may still appear, and coins whose books do not agree with the exchange.
 *
 * @param ghosts given-up client order ids
 * @param quarantined coins that are not bought until the owner says {@code run} again, with the reason
 */
public record Doubts(List<Ghost> ghosts, Map<Coin, Quarantine> quarantined) {
    public static final Doubts NONE = new Doubts(List.of(), Map.of());

    /** A given-up id is looked for until then. */
    public record Ghost(String id, Coin coin, Instant until) {}

    /** Why and since when a coin is not bought. */
    public record Quarantine(String why, Instant since) {}

    public Doubts {
        ghosts = List.copyOf(ghosts);
        quarantined = Map.copyOf(quarantined);
    }

    Doubts haunting(String id, Coin coin, Instant now, Duration memory) {
        List<Ghost> all = Stream.concat(
                        ghosts.stream()
                                .filter(ghost -> now.isBefore(ghost.until())
                                        && !ghost.id().equals(id)),
                        Stream.of(new Ghost(id, coin, now.plus(memory))))
                .toList();
        return new Doubts(all, quarantined);
    }

    Doubts quarantining(Coin coin, String why, Instant now) {
        Map<Coin, Quarantine> all = new TreeMap<>(quarantined);
        all.put(coin, new Quarantine(why, now));
        return new Doubts(ghosts, all);
    }

    public boolean isGhost(String id) {
        return ghosts.stream().anyMatch(ghost -> ghost.id().equals(id));
    }

    /** Whether the coin is quarantined, unless the owner has said {@code run} since. */
    public boolean isQuarantined(Coin coin, Control control) {
        Quarantine quarantine = quarantined.get(coin);
        return quarantine != null
                && !(control.mode() == Control.Mode.RUN && control.since().isAfter(quarantine.since()));
    }
}
