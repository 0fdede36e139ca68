package dev.caravel.discretion;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Replaces secrets wherever they occur: known ones as they are, as they stand in an address, in a form body or in JSON, and in base64;
 * unknown ones by the shapes that they have. The last guard: no text is supposed to have one. Immutable.
 */
public final class Mask {
    private static final String STARS = "********";
    private static final Pattern ESCAPES = Pattern.compile("%[0-9A-F]{2}");

    /** Over nothing. */
    public static final Mask NONE = new Mask(List.of());

    private final List<String> secrets;
    private final List<Pattern> shapes;

    /** @param secrets that are never to be seen; empty ones are left out */
    public Mask(List<String> secrets) {
        this(secrets, List.of());
    }

    /**
     * Over secrets of which some are not known.
     *
     * @param secrets that are never to be seen; empty ones are left out
     * @param shapes of texts that are taken for secrets, whatever they are
     */
    public Mask(List<String> secrets, List<Pattern> shapes) {
        this.secrets = secrets.stream()
                .filter(secret -> !secret.isBlank())
                .flatMap(Mask::forms)
                .distinct()
                // One secret may begin with another: the longer first, so that no rest of it stays.
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        this.shapes = List.copyOf(shapes);
    }

    private static Stream<String> forms(String secret) {
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Stream.of(
                secret,
                encoded,
                ESCAPES.matcher(encoded).replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT)),
                secret.replace("/", "\\/"),
                Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /** The text with stars in place of secrets. What is cut off a text is cut off afterwards: half a secret is not known any more. */
    public String over(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, STARS);
        }
        for (Pattern shape : shapes) {
            masked = shape.matcher(masked).replaceAll(STARS);
        }
        return masked;
    }

    @Override
    public String toString() {
        return "Mask of " + secrets.size() + " texts and " + shapes.size() + " shapes";
    }
}
