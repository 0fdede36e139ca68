package dev.caravel.paper;

import dev.caravel.market.Coin;
import dev.caravel.market.Pairs;
import dev.caravel.market.Whitelist;
import dev.caravel.paper.engine.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a paper exchange that follows a real market is told of it. Until it was told, and whenever it was told nothing for
 * {@link #PATIENCE}, the exchange is in maintenance: it stands still and refuses everything, as Kraken does. Any thread.
 */
public interface Feed {
    /** The oldest prices that anybody may trade at. */
    Duration PATIENCE = Duration.ofMinutes(2);

    Whitelist coins();

    /** Up to when the exchange has been looked at; trades of the time after it have not been played. */
    Instant seen();

    /** The coins with resting orders, whose trades must be read. */
    List<Coin> open();

    /** Changes precisions, minimums and status of pairs, from now on; their names stay. A coin that is not among them is closed. */
    void list(Pairs pairs);

    /** Plays what was read. */
    void observe(Sighting sighting);

    /** When the market was read last; empty if it was not yet. */
    Optional<Instant> fresh();

    /** Comes back when the market was read for the first time, or after so long, for which it waits only once. */
    void awaitFirst(Duration longest) throws InterruptedException;

    /** Whether nobody can trade since too long ago was read last. */
    boolean isStale();
}
