package dev.caravel.order;

import dev.caravel.market.Coin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * The id under which we place an order ({@code cl_ord_id}): a UUID of version 8 that holds the bot's tag, the time, the coin, the
 * side and the attempt. Thus an order of ours is recognised on the exchange with no book at all.
 *
 * <p>Layout, from the top: 48 bits milliseconds; 4 bits version; 12 bits tag; 2 bits variant; 32 bits coin (base 37); 1 bit side;
 * 9 bits attempt; 20 bits check sum of all the rest and the tag.
 *
 * @param text the UUID in its 36-character form
 */
public record ClientOrderId(String text) {
    private static final String LETTERS = " ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int CHECK_BITS = 20;
    private static final int ATTEMPT_BITS = 9;
    private static final int LARGEST_ATTEMPT = (1 << ATTEMPT_BITS) - 1;

    /** How many attempts can be told apart. */
    public static final int ATTEMPTS = LARGEST_ATTEMPT + 1;

    /**
     * What an id says.
     *
     * @param time when the order was decided, to the millisecond
     * @param attempt 0 for the first
     */
    public record Parts(Instant time, Coin coin, Side side, int attempt) {}

    /**
     * The id that says this of an order of this bot.
     *
     * @throws IllegalArgumentException if the attempt is not between 0 and 511
     */
    public static ClientOrderId of(String bot, Parts parts) {
        if (parts.attempt < 0 || parts.attempt > LARGEST_ATTEMPT) {
            throw new IllegalArgumentException("attempt " + parts.attempt + " is not between 0 and " + LARGEST_ATTEMPT);
        }
        long high = parts.time.toEpochMilli() << 16 | 8L << 12 | tag(bot);
        long payload = encoded(parts.coin) << (1 + ATTEMPT_BITS)
                | (parts.side == Side.BUY ? 0L : 1L) << ATTEMPT_BITS
                | parts.attempt;
        long low = 2L << 62 | payload << CHECK_BITS | check(bot, high, payload);
        return new ClientOrderId(new UUID(high, low).toString());
    }

    /** What the id says if this bot made it; empty for anybody else's id. */
    public static Optional<Parts> read(String bot, String text) {
        UUID uuid;
        try {
            uuid = UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        long high = uuid.getMostSignificantBits();
        long low = uuid.getLeastSignificantBits();
        long payload = (low & ~(3L << 62)) >>> CHECK_BITS;
        boolean ours = uuid.version() == 8
                && uuid.variant() == 2
                && (high & 0xFFF) == tag(bot)
                && (low & ((1L << CHECK_BITS) - 1)) == check(bot, high, payload);
        if (!ours) {
            return Optional.empty();
        }
        return decoded(payload >>> (1 + ATTEMPT_BITS))
                .map(coin -> new Parts(
                        Instant.ofEpochMilli(high >>> 16),
                        coin,
                        (payload >>> ATTEMPT_BITS & 1) == 0 ? Side.BUY : Side.SELL,
                        (int) (payload & LARGEST_ATTEMPT)));
    }

    /** Whether some bot of this program made it: nobody else is known to make UUIDs of this version. */
    public static boolean isOfSomeBot(String text) {
        try {
            return UUID.fromString(text).version() == 8;
        } catch (IllegalArgumentException noUuid) {
            return false;
        }
    }

    private static long tag(String bot) {
        return crc(bot) & 0xFFF;
    }

    private static long check(String bot, long high, long payload) {
        return crc(bot + '/' + high + '/' + payload) & ((1L << CHECK_BITS) - 1);
    }

    private static long crc(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private static long encoded(Coin coin) {
        long code = 0;
        for (int i = 0; i < coin.symbol().length(); i++) {
            code = code * LETTERS.length() + LETTERS.indexOf(coin.symbol().charAt(i));
        }
        return code;
    }

    /** Empty for a code that no coin has. */
    private static Optional<Coin> decoded(long code) {
        StringBuilder symbol = new StringBuilder();
        for (long rest = code; rest > 0; rest /= LETTERS.length()) {
            symbol.append(LETTERS.charAt((int) (rest % LETTERS.length())));
        }
        String text = symbol.reverse().toString();
        boolean valid = !text.isEmpty() && text.length() <= Coin.LONGEST && text.indexOf(' ') < 0;
        return valid ? Optional.of(new Coin(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
