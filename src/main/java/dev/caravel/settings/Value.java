package dev.caravel.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a setting is set to, and by whom.
 *
 * @param setting the key
 * @param text as written
 * @param source who wrote it
 */
public record Value(Setting<?> setting, String text, Source source) {
    private static final Pattern URI = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*:).+");
    private static final Pattern WORD = Pattern.compile("[a-z]{0,12}");

    /** The text for people: secrets are stars. */
    public String shown() {
        return switch (setting.secrecy()) {
            case OPEN -> text;
            case MAY_HOLD_TOKEN -> schemes();
            case SECRET -> text.isEmpty() ? "" : Secret.STARS;
        };
    }

    /** What follows a scheme is not shown; a comma may belong to it. */
    private String schemes() {
        List<String> shown = new ArrayList<>();
        boolean words = true;
        for (String item : text.split(",", -1)) {
            Matcher uri = URI.matcher(item.strip());
            words = words && WORD.matcher(item.strip()).matches();
            shown.add(uri.matches() ? uri.group(1) + Secret.STARS : words ? item : Secret.STARS);
        }
        return String.join(",", shown);
    }

    @Override
    public String toString() {
        return setting.key() + "=" + shown();
    }
}
