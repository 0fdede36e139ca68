package dev.caravel.paper.front;

import dev.caravel.paper.api.KeyJson;
import dev.caravel.paper.api.Permission;
import dev.caravel.paper.engine.Refusal;
import dev.caravel.paper.engine.Trader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/** A key of an account. The nonces are guarded by the exchange's lock; the rest does not change. */
public final class ApiKey {
    private final String account;
    private final Trader trader;
    private final KeyTerms terms;
    private final Signature signature;
    private final NonceWindow nonces;

    /** A key of the account that has not been used. */
    public ApiKey(String account, Trader trader, KeyTerms terms) {
        this.account = account;
        this.trader = trader;
        this.terms = terms;
        signature = new Signature(terms.secret());
        nonces = new NonceWindow(terms.nonceWindow());
    }

    /** The name of its account. */
    public String account() {
        return account;
    }

    public Trader trader() {
        return trader;
    }

    /** Refuses a request that the owner of the secret has not signed, or that carries another password than the key's. */
    public void checkSignature(Request request) {
        boolean isSigned = MessageDigest.isEqual(
                bytes(signature.of(request.path(), request.nonce(), request.body())), bytes(request.signature()));
        Optional<String> given = request.otp();
        boolean isWrong = terms.otp().isPresent()
                && given.isPresent()
                && !MessageDigest.isEqual(bytes(terms.otp().get()), bytes(given.get()));
        if (!isSigned || isWrong) {
            throw Refusal.of("EAPI:Invalid signature");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Uses a nonce up, or refuses it. */
    public void use(String nonce) {
        nonces.use(nonce);
    }

    /** Refuses what the key may not do, and everything to a request that lacks the key's password. */
    public void checkPermission(Request request, Permission permission) {
        checkPassword(request);
        if (!terms.permissions().contains(permission)) {
            throw Refusal.of("EGeneral:Permission denied");
        }
    }

    /** Refuses a request that lacks the key's password. */
    public void checkPassword(Request request) {
        if (terms.otp().isPresent() && request.otp().isEmpty()) {
            throw Refusal.of("EGeneral:Permission denied");
        }
    }

    /** What Kraken tells of a key, as JSON. */
    public String info(String nonce, Instant now) {
        return KeyJson.info(terms.key(), nonce, terms.nonceWindow(), terms.permissions(), now);
    }
}
