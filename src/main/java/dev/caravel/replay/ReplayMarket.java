package dev.caravel.replay;

import dev.caravel.market.Market;
import java.util.List;

/** A market to be played, which can say what it is. */
public sealed interface ReplayMarket extends Market permits RecordedMarket, GeneratedMarket {

    /**
     * What this market is, in one line: its kind, where it comes from and when it starts. Two markets with the same description
     * have the same candles, so a journal or a book of one market can refuse to go on in another.
     */
    String description();

    /** What the market lacks, one line each. */
    default List<String> remarks() {
        return List.of();
    }
}
