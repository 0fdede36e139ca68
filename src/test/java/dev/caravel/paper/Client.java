package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Talks to a paper exchange as a signed client does. */
public final class Client {
    /** The key of Kraken's published example. */
    public static final String SECRET =
            "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PaperExchange exchange;
    private final String key;
    private long nonce;

    public Client(PaperExchange exchange, String key, long firstNonce) {
        this.exchange = exchange;
        this.key = key;
        nonce = firstNonce;
    }

    /** The result of a private method that must succeed. */
    JsonNode ask(String method, String... arguments) {
        return result(call(method, arguments));
    }

    /** The error of a private method that must fail. */
    String refused(String method, String... arguments) {
        return error(call(method, arguments));
    }

    /** The result of a public method that must succeed. */
    JsonNode look(String method, String query) {
        return result(answer("/0/public/" + method, query, Map.of(), ""));
    }

    String answer(String path, String query, Map<String, String> headers, String body) {
        return exchange.answer(path, query, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A private method that may fail. */
    void tries(String method, String... arguments) {
        assertThat(call(method, arguments)).startsWith("{\"error\":[").doesNotContain("Internal");
    }

    /** What a private method answers. */
    String call(String method, String... arguments) {
        nonce++;
        return signed(method, "application/x-www-form-urlencoded", form(nonce, arguments));
    }

    /** The result of a private method with a JSON body, which consists of the nonce and these fields. */
    JsonNode askJson(String method, String fields) {
        return result(callJson(method, fields));
    }

    /** The error of a private method with a JSON body that must fail. */
    String refusedJson(String method, String fields) {
        return error(callJson(method, fields));
    }

    private String callJson(String method, String fields) {
        nonce++;
        return signed(method, "application/json", "{\"nonce\":\"" + nonce + "\"," + fields + '}');
    }

    private String signed(String method, String type, String body) {
        String path = "/0/private/" + method;
        String signature = sign(path, String.valueOf(nonce), body);
        return answer(path, "", Map.of("API-Key", key, "API-Sign", signature, "Content-Type", type), body);
    }

    public static String form(long nonce, String... arguments) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("nonce", String.valueOf(nonce));
        for (int i = 0; i < arguments.length; i += 2) {
            fields.put(arguments[i], arguments[i + 1]);
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    public static String sign(String path, String nonce, String body) {
        return sign(SECRET, path, nonce, body);
    }

    public static String sign(String secret, String path, String nonce, String body) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((nonce + body).getBytes(StandardCharsets.UTF_8));
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA512"));
            mac.update(path.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode result(String answer) {
        JsonNode json = json(answer);
        assertThat(json.path("error")).as(answer).isEmpty();
        return json.path("result");
    }

    static String error(String answer) {
        JsonNode json = json(answer);
        assertThat(json.path("error")).as(answer).hasSize(1);
        assertThat(json.has("result")).as(answer).isFalse();
        return json.path("error").path(0).asText();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
