package dev.caravel.settings;

/**
 * That somebody wrote {@code name=text}.
 *
 * @param name a key, known or not
 * @param text as written, a secret too
 */
record Assignment(String name, String text, Source source) {
    @Override
    public String toString() {
        return name + " (" + source.where() + ")";
    }
}
