package dev.caravel.alert;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Replaces known secrets wherever they occur: as they are, as they stand in an address or a form body, and in base64. The last guard:
 * no text is supposed to have one. Immutable.
 */
public final class Mask {
    private static final String STARS = "********";

    private final List<String> secrets;

    /** @param secrets that are never to be seen; empty ones are left out */
    public Mask(List<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> !secret.isBlank())
                .flatMap(Mask::forms)
                .distinct()
                // One secret may begin with another: the longer first, so that no rest of it stays.
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    private static Stream<String> forms(String secret) {
        return Stream.of(
                secret,
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /** The text with stars in place of secrets. */
    public String over(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, STARS);
        }
        return masked;
    }

    @Override
    public String toString() {
        return "Mask of " + secrets.size() + " texts";
    }
}
