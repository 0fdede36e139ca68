package dev.caravel.settings;

/** Who says what the coins cost and how they moved. */
public enum QuoteSource {
    /** The market that is played, on its own clock. */
    REPLAY,
    /** CoinMarketCap, with a key. */
    COINMARKETCAP
}
