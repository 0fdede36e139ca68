package dev.caravel.route;

import dev.caravel.kraken.KrakenException;
import dev.caravel.kraken.KrakenReply;
import dev.caravel.kraken.KrakenRequest;
import dev.caravel.kraken.PairsReader;
import dev.caravel.kraken.PublicCalls;
import dev.caravel.market.Pairs;
import dev.caravel.market.Whitelist;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** What Kraken's real market lists of our coins, from two replies. Any thread. */
public final class MarketListing {
    private final Whitelist whitelist;

    MarketListing(Whitelist whitelist) {
        this.whitelist = whitelist;
    }

    public KrakenRequest askAssets() {
        return PublicCalls.assets();
    }

    public KrakenRequest askPairs() {
        return PublicCalls.assetPairs();
    }

    /**
     * The pairs; a coin that is not listed has none.
     *
     * @throws KrakenException if one of the replies brought nothing
     */
    public Pairs read(@Body KrakenReply pairs, @Variable("assets") KrakenReply assets) {
        return PairsReader.read(whitelist, assets, pairs);
    }
}
