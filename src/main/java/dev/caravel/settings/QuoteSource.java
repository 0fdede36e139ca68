package dev.caravel.settings;

/** Who says what the coins cost and how they moved. */
public enum QuoteSource {
    /** The market that is played, on its own clock. */
    REPLAY,
    /** Kraken's public market, without a key. */
    KRAKEN,
    /** CoinMarketCap, with a key. */
    COINMARKETCAP
}
