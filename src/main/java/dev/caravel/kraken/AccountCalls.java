package dev.caravel.kraken;

import dev.caravel.market.Pair;
import java.time.Instant;
import java.util.Collection;

/**
 * The private calls that only read; what each costs of Kraken's call counter is known to {@link CallCounter}. Lists that grow are read in pages of 50, newest first: see {@link Paging}.
 */
public final class AccountCalls {
    private static final int MOST_ORDERS = 50;

    private AccountCalls() {}

    /** All open orders at once: {@link OrderReader#open}. */
    public static KrakenRequest openOrders() {
        return KrakenRequest.toPrivate("OpenOrders").with("trades", "true");
    }

    /**
     * Orders that are over: {@link OrderReader#closed}.
     *
     * @param start those opened or closed after it, in Kraken's time
     * @param offset how many of the newest to pass over
     */
    public static KrakenRequest closedOrders(Instant start, int offset) {
        return KrakenRequest.toPrivate("ClosedOrders")
                .with("start", seconds(start))
                .with("ofs", Integer.toString(offset))
                .with("closetime", "both")
                .with("trades", "true");
    }

    /**
     * These orders, open or over: {@link OrderReader#queried}.
     *
     * @throws IllegalArgumentException if there are none or more than 50
     */
    public static KrakenRequest queryOrders(Collection<String> txids) {
        if (txids.isEmpty() || txids.size() > MOST_ORDERS) {
            throw new IllegalArgumentException(
                    "QueryOrders takes 1 to " + MOST_ORDERS + " orders at once, not " + txids.size());
        }
        return KrakenRequest.toPrivate("QueryOrders")
                .with("txid", String.join(",", txids))
                .with("trades", "true");
    }

    /** The account's trades after that time of Kraken's: {@link HistoryReader#trades}. */
    public static KrakenRequest tradesHistory(Instant start, int offset) {
        return KrakenRequest.toPrivate("TradesHistory")
                .with("start", seconds(start))
                .with("ofs", Integer.toString(offset));
    }

    /** The ledger rows of trades after that time of Kraken's: {@link HistoryReader#ledger}. */
    public static KrakenRequest ledgers(Instant start, int offset) {
        return KrakenRequest.toPrivate("Ledgers")
                .with("type", "trade")
                .with("start", seconds(start))
                .with("ofs", Integer.toString(offset));
    }

    /** What the account holds and what its orders hold of it: {@link AccountReader#balances}. */
    public static KrakenRequest balances() {
        return KrakenRequest.toPrivate("BalanceEx");
    }

    /** The account's own fees for these pairs: {@link AccountReader#fees}. */
    public static KrakenRequest tradeVolume(Collection<Pair> pairs) {
        return KrakenRequest.toPrivate("TradeVolume").with("pair", PublicCalls.ids(pairs));
    }

    /** What the key itself is allowed: {@link KeyInfo#read}. It needs no right. */
    public static KrakenRequest keyInfo() {
        return KrakenRequest.toPrivate("GetApiKeyInfo");
    }

    private static String seconds(Instant start) {
        // start is exclusive: a second earlier, so that nothing of the named second is left out
        return Long.toString(Math.max(0, start.getEpochSecond() - 1));
    }

    /** Whether the call asks for orders by their ids. */
    public static boolean isOrders(KrakenRequest call) {
        return call.method().equals("QueryOrders");
    }
}
