package dev.caravel.paper.account;

import dev.caravel.market.Listing;
import dev.caravel.market.Money;
import dev.caravel.market.Volume;
import dev.caravel.order.LedgerEntry;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One account's dollars and coins, what its open orders hold of them, and the ledger. No balance is ever below zero, and each
 * is the sum of its ledger rows. Coins go by their place in the list of listings. Not safe for threads: the exchange's lock guards it.
 */
public final class Holdings {
    /** Decimals of a dollar balance, and of the ledger's dollars. */
    public static final int DOLLAR_DECIMALS = 4;

    /** The asset id of dollars. */
    public static final String DOLLARS = "ZUSD";

    private static final String EARNING = ".F";
    private static final String TRADE = "trade";
    private static final char ROW = 'L';

    private final List<Listing> listings;
    private final Ids ids;
    private final Volume[] coins;
    private final Volume[] coinsHeld;
    private final Map<String, BigDecimal> earning = new TreeMap<>();
    private Money dollars = Money.ZERO;
    private Money dollarsHeld = Money.ZERO;
    private final List<LedgerEntry> ledger = new ArrayList<>();

    /**
     * A trade of this account's, or one fill of it.
     *
     * @param cost dollars that a buy gives and a sell gets, without the fee
     * @param fee dollars that go away in either case
     * @param coinFee coins that go away in either case
     */
    public record Booking(Side side, int coin, Volume volume, Money cost, Money fee, Volume coinFee) {}

    public Holdings(List<Listing> listings, Ids ids) {
        this.listings = listings;
        this.ids = ids;
        coins = nothing();
        coinsHeld = nothing();
    }

    private Volume[] nothing() {
        return Collections.nCopies(listings.size(), Volume.ZERO).toArray(Volume[]::new);
    }

    public Money dollars() {
        return dollars;
    }

    public Money dollarsHeld() {
        return dollarsHeld;
    }

    /** What a new order can use; never below zero. */
    public Money dollarsFree() {
        return dollars.minus(dollarsHeld).max(Money.ZERO);
    }

    public Volume coins(int coin) {
        return coins[coin];
    }

    public Volume coinsHeld(int coin) {
        return coinsHeld[coin];
    }

    /** What a new order can use. */
    public Volume coinsFree(int coin) {
        return coins[coin].minus(coinsHeld[coin]);
    }

    /** What earns interest and cannot be traded, by its asset id ({@code XBT.F}). */
    public Map<String, BigDecimal> earning() {
        return Collections.unmodifiableMap(earning);
    }

    /** Every change of a balance, oldest first. */
    public List<LedgerEntry> ledger() {
        return Collections.unmodifiableList(ledger);
    }

    /** Changes what open orders hold of the dollars. */
    public void hold(Money before, Money after) {
        if (!before.equals(after)) {
            dollarsHeld = dollarsHeld.minus(before).plus(after);
        }
    }

    /** Changes what open orders hold of a coin. */
    public void hold(int coin, Volume before, Volume after) {
        if (!before.equals(after)) {
            coinsHeld[coin] = coinsHeld[coin].minus(before).plus(after);
        }
    }

    /** Puts dollars in. */
    public void deposit(Money amount, Instant time) {
        dollars = dollars.plus(amount);
        write(ids.next('T'), time, "deposit", DOLLARS, amount.amount(), BigDecimal.ZERO, dollars.amount());
    }

    /** Puts coins in. */
    public void deposit(int coin, Volume amount, Instant time) {
        coins[coin] = coins[coin].plus(amount);
        write(ids.next('T'), time, "deposit", base(coin), amount.amount(), BigDecimal.ZERO, coins[coin].amount());
    }

    private String base(int coin) {
        return listings.get(coin).pair().base();
    }

    /** Moves what a fill moves. The ledger says nothing of it until {@link #book} writes it down. */
    public void move(Booking fill) {
        boolean buy = fill.side == Side.BUY;
        int coin = fill.coin;
        Volume before = buy ? coins[coin].plus(fill.volume) : coins[coin].minus(fill.volume);
        coins[coin] = fill.coinFee.isZero() ? before : before.minus(fill.coinFee);
        dollars = (buy ? dollars.minus(fill.cost) : dollars.plus(fill.cost)).minus(fill.fee);
    }

    /** New ids of the two ledger rows of a trade: the coin's and the dollars'. */
    public List<String> rows() {
        return List.of(ids.next(ROW), ids.next(ROW));
    }

    /** Writes a trade down whose fills have been moved, in rows with these ids. */
    public void book(String tradeId, List<String> rows, Instant time, Booking trade) {
        boolean buy = trade.side == Side.BUY;
        int coin = trade.coin;
        BigDecimal volume = trade.volume.amount();
        BigDecimal cost = trade.cost.amount();
        BigDecimal coinsIn = buy ? volume : volume.negate();
        BigDecimal dollarsIn = buy ? cost.negate() : cost;
        BigDecimal coinsNow = coins[coin].amount();
        BigDecimal coinFee = trade.coinFee.amount();
        BigDecimal fee = trade.fee.amount();
        ledger.add(new LedgerEntry(rows.getFirst(), tradeId, time, TRADE, base(coin), coinsIn, coinFee, coinsNow));
        ledger.add(new LedgerEntry(rows.getLast(), tradeId, time, TRADE, DOLLARS, dollarsIn, fee, dollars.amount()));
    }

    /** Lets free coins earn interest; they cannot be traded. */
    public void earn(int coin, Volume amount, Instant time) {
        if (amount.compareTo(coinsFree(coin)) > 0) {
            throw new IllegalArgumentException("only " + coinsFree(coin) + " of " + base(coin) + " are free");
        }
        coins[coin] = coins[coin].minus(amount);
        move(coin, amount.amount().negate(), time);
    }

    private void move(int coin, BigDecimal amount, Instant time) {
        String asset = earningAsset(coin);
        BigDecimal rest = earning.getOrDefault(asset, BigDecimal.ZERO).subtract(amount);
        earning.put(asset, rest);
        if (rest.signum() == 0) {
            earning.remove(asset);
        }
        String id = ids.next('T');
        BigDecimal balance = coins[coin].amount();
        write(id, time, "transfer", base(coin), amount, BigDecimal.ZERO, balance);
        write(id, time, "transfer", asset, amount.negate(), BigDecimal.ZERO, rest);
    }

    /** Under which a coin's interest-bearing part goes ({@code XBT.F}). */
    public static String earningAsset(Listing listing) {
        return listing.assetName() + EARNING;
    }

    private String earningAsset(int coin) {
        return earningAsset(listings.get(coin));
    }

    private void write(
            String refid,
            Instant time,
            String type,
            String asset,
            BigDecimal amount,
            BigDecimal fee,
            BigDecimal balance) {
        ledger.add(new LedgerEntry(ids.next(ROW), refid, time, type, asset, amount, fee, balance));
    }

    /** The same without the ledger rows of some trades. Only for reading. */
    public Holdings without(Set<String> hidden) {
        Holdings seen = new Holdings(listings, ids);
        System.arraycopy(coins, 0, seen.coins, 0, coins.length);
        System.arraycopy(coinsHeld, 0, seen.coinsHeld, 0, coins.length);
        seen.earning.putAll(earning);
        seen.dollars = dollars;
        seen.dollarsHeld = dollarsHeld;
        ledger.stream().filter(row -> !hidden.contains(row.refid())).forEach(seen.ledger::add);
        return seen;
    }
}
