package dev.caravel.store;

import java.util.Locale;

/** How the constants of our enums are written in documents: {@code STOPPED_OUT} is {@code stopped-out}. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant that the word means.
     *
     * @throws IllegalArgumentException if there is none
     */
    static <E extends Enum<E>> E read(Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no " + type.getSimpleName() + " is called '" + word + "'");
    }
}
