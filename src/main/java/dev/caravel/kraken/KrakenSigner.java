package dev.caravel.kraken;

import dev.caravel.discretion.Mask;
import java.util.List;

/**
 * Gives a private call its nonce and its signature. For any number of threads, but calls of one key have to reach Kraken in the
 * order of their nonces: sign and send one at a time.
 */
public final class KrakenSigner {
    private final KrakenKey key;
    private final KrakenSignature signature;
    private final Nonces nonces;
    private final Mask own;

    /**
     * Signs with this key.
     *
     * @throws IllegalArgumentException if the secret is not base64
     */
    public KrakenSigner(KrakenKey key, Nonces nonces) {
        this.key = key;
        this.signature = new KrakenSignature(key.secret());
        this.nonces = nonces;
        this.own = new Mask(List.of(key.key(), key.secret()));
    }

    /** The call under a fresh nonce; every try needs its own. */
    public SignedRequest sign(KrakenRequest request) {
        String nonce = Long.toString(nonces.next());
        String body = request.body(nonce);
        return new SignedRequest(request.path(), body, key.key(), signature.sign(request.path(), nonce, body));
    }

    /** The text without the key and its secret, should somebody have repeated them in any form. */
    public String hide(String text) {
        return own.over(text);
    }
}
