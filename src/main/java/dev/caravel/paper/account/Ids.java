package dev.caravel.paper.account;

/**
 * The ids that the exchange gives out, in Kraken's shape ({@code OUF4EM-FRGI2-MQMWZD}): the same row of ids for the same seed, and
 * never one twice. Not safe for threads: the exchange's lock guards it.
 */
public final class Ids {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int LENGTH = 17;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    public Ids(long seed) {
        state = mixed(seed);
    }

    /** The next id; its first letter says what it names: O an order, T a trade or an amendment, L a ledger row. */
    public String next(char kind) {
        state += GOLDEN;
        // mixed() is a bijection, so the 13 letters that show all of it are different for each state
        long high = mixed(state);
        long low = mixed(high);
        StringBuilder id = new StringBuilder(LENGTH + 2).append(kind);
        for (int i = 0; i < LENGTH - 1; i++) {
            if (i == 5 || i == 10) {
                id.append('-');
            }
            long bits = i < 13 ? high >>> (i * BITS) : low >>> ((i - 13) * BITS);
            id.append(LETTERS.charAt((int) (bits & 31)));
        }
        return id.toString();
    }

    private static long mixed(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
