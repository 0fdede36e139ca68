package dev.caravel.settings;

import java.util.regex.Pattern;

/**
 * What a setting is set to, and by whom.
 *
 * @param setting the key
 * @param text as written
 * @param source who wrote it
 */
public record Value(Setting<?> setting, String text, Source source) {
    /** An alert sink may carry a password in its URI. */
    private static final Pattern SECRET_PARAMETER =
            Pattern.compile("([?&][^=&]*(?:password|secret|token|key)[^=&]*=)[^&,]+", Pattern.CASE_INSENSITIVE);

    private static final Pattern USER_INFO = Pattern.compile("(//[^/@:,]+:)[^/@,]+@");

    /** The text for people: secrets are stars. */
    public String shown() {
        if (setting.isSecret()) {
            return text.isEmpty() ? "" : Secret.STARS;
        }
        String masked = SECRET_PARAMETER.matcher(text).replaceAll("$1" + Secret.STARS);
        return USER_INFO.matcher(masked).replaceAll("$1" + Secret.STARS + "@");
    }

    @Override
    public String toString() {
        return setting.key() + "=" + shown();
    }
}
