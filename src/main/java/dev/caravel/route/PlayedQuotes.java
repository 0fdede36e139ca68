package dev.caravel.route;

import dev.caravel.market.QuoteTable;
import dev.caravel.market.Quotes;
import dev.caravel.market.Whitelist;
import dev.caravel.replay.ReplayQuotes;
import java.time.InstantSource;

/** The played market as a source of quotes. */
public final class PlayedQuotes {
    private final ReplayQuotes quotes;
    private final Whitelist whitelist;
    private final InstantSource clock;

    PlayedQuotes(ReplayQuotes quotes, Whitelist whitelist, InstantSource clock) {
        this.quotes = quotes;
        this.whitelist = whitelist;
        this.clock = clock;
    }

    /** As of now. */
    public Quotes quotes() {
        return new QuoteTable(whitelist, quotes.at(clock.instant()));
    }
}
