package dev.caravel.paper;

import dev.caravel.market.Coin;
import dev.caravel.market.FeeSchedule;
import dev.caravel.market.Fees;
import dev.caravel.market.Fills;
import dev.caravel.market.Listing;
import dev.caravel.market.Listings;
import dev.caravel.market.Market;
import dev.caravel.market.Money;
import dev.caravel.market.Volume;
import dev.caravel.paper.front.KeyTerms;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a paper exchange is like. With the same set-up, market, clock and requests everything comes out the same, ids included.
 *
 * @param market the market in one line; a market with the same line must have the same candles
 * @param accounts at least one
 * @param fees by what an account has traded in 30 days
 * @param fills how candles fill orders
 * @param mostOpen orders that an account may have open in one pair
 * @param seed of the ids
 */
public record PaperSetup(
        String market, List<Account> accounts, FeeSchedule fees, Fills fills, int mostOpen, long seed) {

    /** The name under which the fingerprint has it. */
    static final String MARKET_START = "start";

    private static final String ACCOUNTS = "accounts";
    private static final String AND = ", ";
    private static final String ALLOWED = "mostOpen";

    /** Open orders in one pair that Kraken allows an account of the middle tier. */
    public static final int MOST_OPEN = 80;

    /**
     * One account.
     *
     * @param name by which it is spoken of, and which no other has
     * @param keys of which each opens this account; none: only a program that has the exchange in its hands sees it
     * @param dollars what it starts with
     * @param coins and besides
     */
    public record Account(String name, List<KeyTerms> keys, Money dollars, Map<Coin, Volume> coins) {
        public Account {
            keys = List.copyOf(keys);
            coins = Collections.unmodifiableMap(new TreeMap<>(coins));
        }

        /** An account with dollars and one key, which is also its name and may trade and read everything. */
        public static Account trading(String key, String secret, Money dollars) {
            return new Account(key, List.of(KeyTerms.trading(key, secret)), dollars, Map.of());
        }

        /** The same with a key that may do everything that there is. */
        public static Account unlimited(String key, String secret, Money dollars) {
            return new Account(key, List.of(KeyTerms.unlimited(key, secret)), dollars, Map.of());
        }

        /** Without anything secret. */
        @Override
        public String toString() {
            return name + " with $" + dollars
                    + coins.entrySet().stream()
                            .map(held -> " and " + held.getValue() + ' ' + held.getKey())
                            .collect(Collectors.joining());
        }
    }

    /**
     * A set-up.
     *
     * @throws IllegalArgumentException if there is no account
     */
    public PaperSetup {
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException("the paper exchange needs at least one account");
        }
        accounts = List.copyOf(accounts);
    }

    /** Kraken's fees for a small account, however much it trades, and the usual fills. */
    public static PaperSetup usual(String market, long seed, Account... accounts) {
        return new PaperSetup(
                market,
                List.of(accounts),
                FeeSchedule.flat(FeeSchedule.KRAKEN.rate(Money.ZERO)),
                Fills.USUAL,
                MOST_OPEN,
                seed);
    }

    /** The terms of a market's coins. */
    static List<Listing> listings(Market market) {
        Listings known = Listings.read();
        return market.coins().coins().stream()
                .map(coin -> known.of(coin)
                        .orElseThrow(() -> new IllegalArgumentException("the paper exchange does not list " + coin)))
                .toList();
    }

    /** Everything that decides what comes out, to be compared with what a journal was written with. No secrets. */
    Map<String, String> fingerprint(Market played) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("market", market);
        all.put("coins", played.coins().toString());
        all.put(MARKET_START, played.start().toString());
        all.put("interval", played.interval().toString());
        Fees.Rate first = fees.rate(Money.ZERO);
        all.put("maker", first.maker().toPlainString());
        all.put("taker", first.taker().toPlainString());
        if (fees.tiers().size() > 1) {
            all.put("tiers", fees.tiers().toString());
        }
        all.put("fills", fills.toString());
        all.put(ALLOWED, String.valueOf(mostOpen));
        all.put("seed", String.valueOf(seed));
        all.put(ACCOUNTS, named(accounts.size()));
        return all;
    }

    private String named(int count) {
        return accounts.stream().limit(count).map(Account::toString).collect(Collectors.joining(AND));
    }

    /** Whether a part of a fingerprint is what it was, or may have changed like this. */
    static boolean goesOn(String part, String before, String now) {
        return now.equals(before) || part.equals(ALLOWED) || (part.equals(ACCOUNTS) && now.startsWith(before + AND));
    }

    /** How many open orders a fingerprint allowed. */
    static int allowed(Map<String, String> fingerprint) {
        return Integer.parseInt(fingerprint.getOrDefault(ALLOWED, String.valueOf(MOST_OPEN)));
    }

    /** The accounts that a fingerprint had. */
    List<Account> first(Map<String, String> fingerprint) {
        String named = fingerprint.getOrDefault(ACCOUNTS, "");
        return IntStream.rangeClosed(0, accounts.size())
                .filter(count -> named(count).equals(named))
                .mapToObj(count -> accounts.subList(0, count))
                .findFirst()
                .orElseThrow();
    }
}
