package dev.caravel.paper.front;

import dev.caravel.paper.engine.Refusal;
import java.util.TreeSet;

/** The nonces that a key has used: unsigned numbers, none of them twice (contract, section 3). The exchange's lock guards it. */
final class NonceWindow {
    private final long width;
    private final TreeSet<Long> used = new TreeSet<>(Long::compareUnsigned);
    private long highest;

    NonceWindow(long width) {
        this.width = width;
    }

    /** Uses a nonce up, or refuses it. */
    void use(String nonce) {
        long value = parsed(nonce);
        boolean isHigher = Long.compareUnsigned(value, highest) > 0;
        boolean isWithin = width > 0 && value != 0 && Long.compareUnsigned(highest - value, width) < 0;
        if (!isHigher && (!isWithin || used.contains(value))) {
            throw Refusal.of("EAPI:Invalid nonce");
        }
        highest = isHigher ? value : highest;
        if (width > 0) {
            used.add(value);
            used.headSet(floor()).clear();
        }
    }

    private long floor() {
        return Long.compareUnsigned(highest, width) > 0 ? highest - width : 0;
    }

    private static long parsed(String nonce) {
        try {
            return Long.parseUnsignedLong(nonce);
        } catch (NumberFormatException e) {
            throw Refusal.of("EAPI:Invalid nonce");
        }
    }
}
