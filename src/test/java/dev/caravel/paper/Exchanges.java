package dev.caravel.paper;

import java.time.Duration;

/** Paper exchanges for tests in other packages. */
public final class Exchanges {
    /** The only account's key; its secret is {@link Client#SECRET}. */
    public static final String KEY = Floor.KEY;

    private Exchanges() {}

    /** A market that stands still: BTC at $40,000, and $100,000 in the account. */
    public static PaperExchange quiet() {
        return PaperExchange.open(
                Floor.SETUP,
                new HandMarket("BTC", "ETH"),
                () -> HandMarket.START.plus(Duration.ofHours(1)),
                PaperJournal.none());
    }
}
