package dev.caravel.kraken;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs private calls: base64(HMAC-SHA512(secret, path + SHA256(nonce + body))), the header {@code API-Sign}. Immutable, for any
 * number of threads.
 */
public final class KrakenSignature {
    private static final String HMAC = "HmacSHA512";

    private final SecretKeySpec secret;

    /**
     * Signs with a secret in Kraken's base64 form.
     *
     * @throws IllegalArgumentException if it is not base64; the message does not contain it
     */
    public KrakenSignature(String secret) {
        this.secret = new SecretKeySpec(decoded(secret), HMAC);
    }

    // the decoder's own message quotes a character of the secret, so it is not passed on as the cause
    @SuppressWarnings("UnusedException")
    private static byte[] decoded(String secret) {
        try {
            byte[] bytes = Base64.getDecoder().decode(secret);
            if (bytes.length > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // said below, together with the empty one
        }
        throw new IllegalArgumentException("the Kraken API secret is not base64 (" + secret.length()
                + " characters): copy it again from where Kraken showed it when the key was made");
    }

    /**
     * The signature of one call.
     *
     * @param path of the URL, without host and query ({@code /0/private/AddOrder})
     * @param nonce as it stands in the body
     * @param body exactly as it is sent
     */
    public String sign(String path, String nonce, String body) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(nonce.getBytes(StandardCharsets.UTF_8));
            byte[] digest = sha256.digest(body.getBytes(StandardCharsets.UTF_8));
            Mac hmac = Mac.getInstance(HMAC);
            hmac.init(secret);
            hmac.update(path.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hmac.doFinal(digest));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java runtime has no SHA-256 or HmacSHA512: use a JDK 25", missing);
        }
    }

    @Override
    public String toString() {
        return "KrakenSignature[***]";
    }
}
