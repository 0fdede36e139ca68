package dev.caravel.settings;

/**
 * A key that must not be seen. It prints as stars wherever it is printed.
 *
 * @param plain the key itself: for the one call that needs it
 */
public record Secret(String plain) {
    static final String STARS = "********";

    @Override
    public String toString() {
        return STARS;
    }
}
