package dev.caravel.settings;

/**
 * One thing that is wrong with the settings, as one line.
 *
 * @param where file and line, environment variable, option, or {@code default}
 * @param what what is wrong; never shows a secret
 * @param remedy what to do about it
 */
public record Problem(String where, String what, String remedy) {
    @Override
    public String toString() {
        return (where + ": " + what + "; " + remedy).replaceAll("\\R", " ");
    }
}
