package dev.caravel.paper.front;

import dev.caravel.paper.api.KeyJson;
import dev.caravel.paper.api.Permission;
import dev.caravel.paper.engine.Refusal;
import dev.caravel.paper.engine.Trader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/** A key of an account. The nonce is guarded by the exchange's lock; the rest does not change. */
public final class ApiKey {
    /** The method that tells what a key may do. Every key may ask it. */
    public static final String INFO = "GetApiKeyInfo";

    private final Trader trader;
    private final SecretKeySpec secret;
    private final Set<Permission> permissions;
    private long lastNonce;

    /**
     * A key that has not been used.
     *
     * @param secret in base64
     * @throws IllegalArgumentException if the secret is not base64, or empty
     */
    public ApiKey(Trader trader, String secret, Set<Permission> permissions) {
        this.trader = trader;
        this.secret = Signature.secret(secret);
        this.permissions = Set.copyOf(permissions);
    }

    public Trader trader() {
        return trader;
    }

    /** Refuses a request that the owner of the secret has not signed. */
    public void checkSignature(Request request) {
        String right = Signature.of(secret, request.path(), request.nonce(), request.body());
        if (!MessageDigest.isEqual(
                right.getBytes(StandardCharsets.UTF_8), request.signature().getBytes(StandardCharsets.UTF_8))) {
            throw Refusal.of("EAPI:Invalid signature");
        }
    }

    /** Refuses a nonce that is not above all before it, and uses it up otherwise. */
    public void use(String nonce) {
        long value;
        try {
            value = Long.parseUnsignedLong(nonce);
        } catch (NumberFormatException e) {
            throw Refusal.of("EAPI:Invalid nonce");
        }
        if (Long.compareUnsigned(value, lastNonce) <= 0) {
            throw Refusal.of("EAPI:Invalid nonce");
        }
        lastNonce = value;
    }

    /** Refuses what the key may not do. */
    public void checkPermission(Permission permission) {
        if (!permissions.contains(permission)) {
            throw Refusal.of("EGeneral:Permission denied");
        }
    }

    /** What Kraken tells of a key, as JSON. */
    public String info(String name, String nonce, Instant now) {
        return KeyJson.info(name, nonce, permissions, now);
    }
}
