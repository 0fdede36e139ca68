package dev.caravel.kraken;

/**
 * Gives a private call its nonce and its signature. For any number of threads, but calls of one key have to reach Kraken in the
 * order of their nonces: sign and send one at a time.
 */
public final class KrakenSigner {
    private static final String STARS = "********";

    private final KrakenKey key;
    private final KrakenSignature signature;
    private final Nonces nonces;

    /**
     * Signs with this key.
     *
     * @throws IllegalArgumentException if the secret is not base64
     */
    public KrakenSigner(KrakenKey key, Nonces nonces) {
        this.key = key;
        this.signature = new KrakenSignature(key.secret());
        this.nonces = nonces;
    }

    /** The call under a fresh nonce; every try needs its own. */
    public SignedRequest sign(KrakenRequest request) {
        String nonce = Long.toString(nonces.next());
        String body = request.body(nonce);
        return new SignedRequest(request.path(), body, key.key(), signature.sign(request.path(), nonce, body));
    }

    /** The text without the key and its secret, should somebody have repeated them. */
    public String hide(String text) {
        return text.replace(key.key(), STARS).replace(key.secret(), STARS);
    }
}
