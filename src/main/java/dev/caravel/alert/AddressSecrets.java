package dev.caravel.alert;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What must not be seen of an address that may hold a token: nobody says where in it. */
public final class AddressSecrets {
    private static final Pattern PIECES = Pattern.compile("[/?&=:@()#+\\s]+");
    private static final Pattern TELLING = Pattern.compile(
            "[?&][^=&]*(?:token|secret|password|key|hook)[^=&]*=(?:RAW\\()?([^&)]{4,})", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST = Pattern.compile("[a-z.-]+(\\.[a-z]{2,})");
    private static final int LONG = 12;

    private AddressSecrets() {}

    /** The address without its scheme, values that are called a secret, and long pieces that are no host names; each as it is and decoded. */
    public static List<String> of(String uri) {
        List<String> secrets = new ArrayList<>();
        secrets.add(uri.substring(uri.indexOf(':') + 1));
        TELLING.matcher(uri).results().forEach(found -> secrets.add(found.group(1)));
        for (String piece : PIECES.split(uri, -1)) {
            if (piece.length() >= LONG && !HOST.matcher(piece).matches()) {
                secrets.add(piece);
            }
        }
        secrets.addAll(secrets.stream().map(AddressSecrets::decoded).toList());
        return secrets.stream().distinct().toList();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
