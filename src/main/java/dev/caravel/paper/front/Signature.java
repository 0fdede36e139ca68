package dev.caravel.paper.front;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Kraken's signature: {@code base64(HMAC-SHA512(secret, path + SHA-256(nonce + body)))}, over the bytes as they were sent. */
final class Signature {
    private static final String HMAC = "HmacSHA512";

    private Signature() {}

    static String of(SecretKeySpec secret, String path, String nonce, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(nonce.getBytes(StandardCharsets.UTF_8));
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            mac.update(path.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(digest.digest(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + HMAC + " or SHA-256", e);
        }
    }

    static SecretKeySpec secret(String base64) {
        return new SecretKeySpec(Base64.getDecoder().decode(base64), HMAC);
    }
}
