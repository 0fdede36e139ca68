package dev.caravel.paper;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A private request as a client sends it, signed with {@link Client#SECRET}. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Signed(String path, Map<String, String> headers, byte[] body) {

    /** A form. */
    public static Signed of(String key, long nonce, String method, String... arguments) {
        String path = "/0/private/" + method;
        String body = Client.form(nonce, arguments);
        return new Signed(
                path,
                Map.of(
                        "API-Key",
                        key,
                        "API-Sign",
                        Client.sign(path, String.valueOf(nonce), body),
                        "Content-Type",
                        "application/x-www-form-urlencoded"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** An order for a tenth of a bitcoin that rests far from the market. */
    public static Signed order(String key, long nonce) {
        return of(key, nonce, "AddOrder", Orders.limit("buy", "0.1", "30000"));
    }
}
