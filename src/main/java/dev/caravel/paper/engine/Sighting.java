package dev.caravel.paper.engine;

import dev.caravel.market.Print;
import dev.caravel.market.Touch;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that was read of a real market in one look at it. Coins go by their place in the whitelist.
 *
 * @param since from when on trades were read
 * @param time of the look
 * @param touches of the coins that are quoted
 * @param prints all trades of the coins that were asked for, oldest first
 */
public record Sighting(Instant since, Instant time, Map<Integer, Touch> touches, Map<Integer, List<Print>> prints) {
    public Sighting {
        touches = Map.copyOf(touches);
        prints = Map.copyOf(prints);
    }
}
