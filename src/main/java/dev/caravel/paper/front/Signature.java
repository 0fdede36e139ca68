package dev.caravel.paper.front;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Kraken's signature by one secret: {@code base64(HMAC-SHA512(secret, path + SHA-256(nonce + body)))}, over the bytes as they were
 * sent. Any thread.
 */
final class Signature {
    private static final String HMAC = "HmacSHA512";

    /** Ready to begin; only copies of it are used, since to copy is cheaper than to make, and safe for threads. */
    private final Mac ready;

    Signature(String secret) {
        try {
            ready = Mac.getInstance(HMAC);
            ready.init(new SecretKeySpec(Base64.getDecoder().decode(secret), HMAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + HMAC, e);
        }
    }

    String of(String path, String nonce, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(nonce.getBytes(StandardCharsets.UTF_8));
            Mac mac = (Mac) ready.clone();
            mac.update(path.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(digest.digest(body)));
        } catch (GeneralSecurityException | CloneNotSupportedException e) {
            throw new IllegalStateException("this Java cannot sign with " + HMAC + " and SHA-256", e);
        }
    }
}
