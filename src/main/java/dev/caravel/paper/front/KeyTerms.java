package dev.caravel.paper.front;

import dev.caravel.paper.api.Permission;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * A key as its owner has made it.
 *
 * @param key the public key
 * @param secret the private key, base64
 * @param nonceWindow how far below the highest nonce another one may be that was not used yet; 0: every nonce must be higher
 * @param otp the password that every request must carry, if the key is protected by one
 */
public record KeyTerms(String key, String secret, Set<Permission> permissions, long nonceWindow, Optional<String> otp) {
    /**
     * Terms that can be used.
     *
     * @throws IllegalArgumentException if the key is empty, the secret no base64 or the window negative
     */
    public KeyTerms {
        if (key.isBlank() || Base64.getDecoder().decode(secret).length == 0 || nonceWindow < 0) {
            throw new IllegalArgumentException("a key needs a name, a secret in base64, and no window below 0");
        }
        permissions = Set.copyOf(permissions);
    }

    /** A key that may do everything that there is. */
    public static KeyTerms unlimited(String key, String secret) {
        return new KeyTerms(key, secret, Permission.all(), 0, Optional.empty());
    }

    /** A key that may trade and read everything. */
    public static KeyTerms trading(String key, String secret) {
        return new KeyTerms(key, secret, Permission.trading(), 0, Optional.empty());
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return key;
    }
}
