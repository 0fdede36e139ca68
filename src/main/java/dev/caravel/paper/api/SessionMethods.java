package dev.caravel.paper.api;

import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.Trader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** GetWebSocketsToken. There are no WebSockets here yet, so that nobody accepts the token. */
final class SessionMethods {
    private static final int EXPIRES = 900;

    private final Engine engine;

    SessionMethods(Engine engine) {
        this.engine = engine;
    }

    Map<String, Methods.Private> methods() {
        return Map.of("GetWebSocketsToken", Methods.read(Permission.CREATE_WS_TOKEN, this::token));
    }

    private String token(Trader trader, Arguments nothing) {
        // an account's first ledger row is its own, and comes out the same from the same seed
        String secret = trader.holdings().ledger().getFirst().id() + engine.now();
        return Json.object(json -> {
            json.writeStringField("token", hashed(secret));
            json.writeNumberField("expires", EXPIRES);
        });
    }

    private static String hashed(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
