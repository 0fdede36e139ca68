package dev.caravel.paper;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Paper exchanges for tests in other packages. */
public final class Exchanges {
    /** The only account's key; its secret is {@link Client#SECRET}. */
    public static final String KEY = Floor.KEY;

    private Exchanges() {}

    /** When the market has been standing still for a while. */
    public static final Instant NOON = HandMarket.START.plus(Duration.ofHours(1));

    /** A market that stands still: BTC at $40,000, and $100,000 in the account. */
    public static PaperExchange quiet() {
        return quiet(() -> NOON);
    }

    /** The same, and time goes on. */
    public static PaperExchange quiet(InstantSource clock) {
        return PaperExchange.open(Floor.SETUP, new HandMarket("BTC", "ETH"), clock, PaperJournal.none());
    }
}
