package dev.caravel.kraken;

/**
 * An API key of Kraken with its secret. Its text shows neither.
 *
 * @param key goes along with each private call
 * @param secret signs it and never leaves the process; base64
 */
public record KrakenKey(String key, String secret) {

    /**
     * The two as they were configured; blanks and line ends around them are dropped.
     *
     * @throws IllegalArgumentException if one of them is empty
     */
    public KrakenKey {
        key = key.strip();
        secret = secret.strip();
        if (key.isEmpty() || secret.isEmpty()) {
            throw new IllegalArgumentException("the Kraken API key has no " + (key.isEmpty() ? "key" : "secret")
                    + ": configure both, as Kraken showed them when the key was made");
        }
    }

    @Override
    public String toString() {
        return "KrakenKey[***]";
    }
}
