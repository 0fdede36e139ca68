package dev.caravel.discretion;

import java.util.regex.Pattern;

/**
 * A text on one line, without what a terminal obeys: an exchange's words are among what is shown, and nobody else begins a line there,
 * gives orders to a terminal, or turns around what follows.
 */
public final class OneLine {
    private static final Pattern BREAKS = Pattern.compile("\\s*\\R\\s*");
    /** Control characters of both kinds, and marks that have no width. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}]");

    private OneLine() {}

    /** The text with a blank for each line break and a question mark for whatever else is not to be seen. */
    public static String of(String text) {
        return UNSEEN.matcher(BREAKS.matcher(text).replaceAll(" "))
                .replaceAll("?")
                .strip();
    }
}
