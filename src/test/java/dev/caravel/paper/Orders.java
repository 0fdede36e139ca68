package dev.caravel.paper;

import java.util.Arrays;

/** Orders for bitcoins as a client says them: names and values in turn. */
public final class Orders {
    private Orders() {}

    /** Not worse than a price. */
    public static String[] limit(String side, String volume, String price, String... more) {
        return with(more, "pair", "XBTUSD", "type", side, "ordertype", "limit", "volume", volume, "price", price);
    }

    /** Takes what is there. */
    public static String[] market(String side, String volume, String... more) {
        return with(more, "pair", "XBTUSD", "type", side, "ordertype", "market", "volume", volume);
    }

    private static String[] with(String[] more, String... first) {
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
