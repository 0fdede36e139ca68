package dev.caravel.kraken;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One call of Kraken's REST API before it is signed. It holds no secret, so that its text can be logged. Immutable.
 *
 * @param method Kraken's name of it, case-sensitive ({@code AddOrder})
 * @param isPrivate whether it has to be signed
 * @param form the parameters in the order in which they are sent, not encoded, without the nonce
 */
public record KrakenRequest(String method, boolean isPrivate, Map<String, String> form) {

    public KrakenRequest {
        form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
    }

    static KrakenRequest toPublic(String method) {
        return new KrakenRequest(method, false, Map.of());
    }

    static KrakenRequest toPrivate(String method) {
        return new KrakenRequest(method, true, Map.of());
    }

    KrakenRequest with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(form);
        more.put(name, value);
        return new KrakenRequest(method, isPrivate, more);
    }

    /** The path of the URL, and what a signature covers. */
    public String path() {
        return (isPrivate ? "/0/private/" : "/0/public/") + method;
    }

    /** The parameters url-encoded: the query of a public call. Empty if there are none. */
    public String query() {
        return encoded(form);
    }

    /** The url-encoded body of a private call, the nonce first. */
    public String body(String nonce) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("nonce", nonce);
        all.putAll(form);
        return encoded(all);
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + '=' + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The method and its parameters, for people: {@code CancelOrder txid=OUF4EM-FRGI2-MQMWZD}. */
    @Override
    public String toString() {
        return form.entrySet().stream()
                .map(field -> " " + field.getKey() + '=' + field.getValue())
                .collect(Collectors.joining("", method, ""));
    }
}
