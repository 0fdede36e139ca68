package dev.caravel.paper.front;

import dev.caravel.paper.api.Arguments;
import dev.caravel.paper.engine.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param path of the URL, as the client signed it
 * @param method the last part of the path
 * @param key the header API-Key, or an empty text
 * @param signature the header API-Sign, or an empty text
 * @param body the very bytes that were sent; nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never kept
public record Request(
        String path, boolean isPublic, String method, Arguments arguments, String key, String signature, byte[] body) {
    private static final String PUBLIC = "/0/public/";
    private static final String PRIVATE = "/0/private/";

    /** Reads the parameters from the body, or from the query if a public request has no body. */
    public static Request of(String path, String query, Map<String, String> headers, byte[] body) {
        boolean isPublic = path.startsWith(PUBLIC);
        if (!isPublic && !path.startsWith(PRIVATE)) {
            throw Refusal.of("EGeneral:Unknown method");
        }
        return new Request(
                path,
                isPublic,
                path.substring((isPublic ? PUBLIC : PRIVATE).length()),
                isPublic && body.length == 0 ? Arguments.ofForm(query) : arguments(headers, body),
                header(headers, "API-Key").orElse(""),
                header(headers, "API-Sign").orElse(""),
                body);
    }

    private static Arguments arguments(Map<String, String> headers, byte[] body) {
        boolean json = header(headers, "Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/json"))
                .isPresent();
        return json ? Arguments.ofJson(body) : Arguments.ofForm(new String(body, StandardCharsets.UTF_8));
    }

    private static Optional<String> header(Map<String, String> headers, String name) {
        return Optional.ofNullable(headers.get(name))
                .or(() -> headers.entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }

    /** The nonce as it stands in the body, or an empty text. */
    public String nonce() {
        return arguments.text("nonce").orElse("");
    }

    /** The password in the body, if there is one. */
    public Optional<String> otp() {
        return arguments.text("otp");
    }
}
