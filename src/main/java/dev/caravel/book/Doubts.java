package dev.caravel.book;

import dev.caravel.market.Coin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the bot does not trust: ids that it gave up and that may still appear, and coins whose books do not agree with the exchange.
 *
 * @param ghosts given-up client order ids
 * @param quarantined coins that are not bought until the owner says {@code run} again, with the reason
 */
public record Doubts(List<Ghost> ghosts, Map<Coin, Quarantine> quarantined) {
    /** What a coin's reasons may take up in the document. */
    private static final int LONGEST = 1_000;

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

    /** The id's order is in the book for good: it is not looked for any more. */
    Doubts laidToRest(String id) {
        return new Doubts(
                ghosts.stream().filter(ghost -> !ghost.id().equals(id)).toList(), quarantined);
    }

    /** For one more reason; those given before stay, so that none is told twice. */
    Doubts quarantining(Coin coin, String why, Instant now) {
        String before = Optional.ofNullable(quarantined.get(coin))
                .map(Quarantine::why)
                .filter(known -> known.length() + why.length() < LONGEST)
                .map(known -> known + "; ")
                .orElse("");
        Map<Coin, Quarantine> all = new TreeMap<>(quarantined);
        all.put(coin, new Quarantine(before + why, now));
        return new Doubts(ghosts, all);
    }

    /** Whether this was a reason already, be it that the owner has lifted it since. */
    boolean isKnown(Coin coin, String why) {
        Quarantine quarantine = quarantined.get(coin);
        return quarantine != null && quarantine.why().contains(why);
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
