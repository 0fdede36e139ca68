package dev.caravel.settings;

/** How far an account at Kraken is verified: Kraken takes more calls from the higher tiers. */
public enum KrakenTier {
    STARTER,
    INTERMEDIATE,
    PRO
}
