package dev.caravel.discretion;

import java.util.regex.Pattern;

/** The beginning of a stranger's text, to say what came in place of an answer. */
public final class Excerpt {
    private static final int LONGEST = 80;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x21-\\x7E]+");

    private Excerpt() {}

    /**
     * One short line of printable ASCII.
     *
     * @param mask over all that the text may repeat; laid on before the cut, which may fall into a secret
     */
    public static String of(String text, Mask mask) {
        String line = UNPRINTABLE.matcher(mask.over(text)).replaceAll(" ").strip();
        if (line.isEmpty()) {
            return "no content";
        }
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "… (" + text.length() + " characters)";
    }
}
