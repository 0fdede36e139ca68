package dev.caravel.replay;

import java.nio.charset.StandardCharsets;

/** Decimal numbers out of bytes, as exact as {@link Double#parseDouble} and several times as fast. */
final class Decimals {
    /** Powers of ten that a double holds exactly, so that one division by them rounds only once. */
    private static final double[] POWERS = new double[23];

    private static final long LARGEST_EXACT = 1L << 53;

    static {
        POWERS[0] = 1;
        for (int power = 1; power < POWERS.length; power++) {
            POWERS[power] = POWERS[power - 1] * 10;
        }
    }

    private Decimals() {}

    /**
     * The number between the two offsets.
     *
     * @throws NumberFormatException if there is none
     */
    static double parse(byte[] text, int from, int to) {
        long digits = 0;
        int decimals = -1;
        for (int i = from; i < to; i++) {
            byte character = text[i];
            if (character >= '0' && character <= '9' && digits < LARGEST_EXACT / 10) {
                digits = digits * 10 + character - '0';
                decimals += decimals < 0 ? 0 : 1;
            } else if (character == '.' && decimals < 0 && to - from > 1) {
                decimals = 0;
            } else {
                return parseSlowly(text, from, to);
            }
        }
        return from == to || decimals >= POWERS.length
                ? parseSlowly(text, from, to)
                : digits / POWERS[Math.max(decimals, 0)];
    }

    private static double parseSlowly(byte[] text, int from, int to) {
        String number = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
        // parseDouble would also take hexadecimal, "NaN" and "1d".
        if (!number.chars().allMatch(character -> "0123456789+-.eE".indexOf(character) >= 0)) {
            throw new NumberFormatException(number);
        }
        return Double.parseDouble(number);
    }
}
