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

/**
 * One account's dollars and coins, what its open orders hold of them, and the ledger. No balance is ever below zero, and each
 * is the sum of its ledger rows. Coins go by their place in the list of listings. Not safe for threads: the exchange's lock guards it.
 */
public final class Holdings {
    /** Decimals of a dollar balance, and of the ledger's dollars. */
    public static final int DOLLAR_DECIMALS = 4;

    /** The asset id of dollars. */
    public static final String DOLLARS = "ZUSD";

    private final List<Listing> listings;
    private final Ids ids;
    private final Volume[] coins;
    private final Volume[] coinsHeld;
    private Money dollars = Money.ZERO;
    private Money dollarsHeld = Money.ZERO;
    private final List<LedgerEntry> ledger = new ArrayList<>();

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

    /** Every change of a balance, oldest first. */
    public List<LedgerEntry> ledger() {
        return Collections.unmodifiableList(ledger);
    }

    /** Changes what open orders hold of the dollars. */
    public void hold(Money before, Money after) {
        dollarsHeld = dollarsHeld.minus(before).plus(after);
    }

    /** Changes what open orders hold of a coin. */
    public void hold(int coin, Volume before, Volume after) {
        coinsHeld[coin] = coinsHeld[coin].minus(before).plus(after);
    }

    /** Puts dollars in. */
    public void deposit(Money amount, Instant time) {
        dollars = dollars.plus(amount);
        write(ids.next('T'), time, "deposit", DOLLARS, amount.amount(), BigDecimal.ZERO, dollars.amount());
    }

    /**
     * Books a trade and returns the ids of its two ledger rows, the coin's first.
     *
     * @param cost dollars that a buy gives and a sell gets, without the fee
     * @param fee dollars that go away in either case
     */
    public List<String> trade(String tradeId, Instant time, Side side, int coin, Volume volume, Money cost, Money fee) {
        boolean buy = side == Side.BUY;
        coins[coin] = buy ? coins[coin].plus(volume) : coins[coin].minus(volume);
        dollars = (buy ? dollars.minus(cost) : dollars.plus(cost)).minus(fee);
        BigDecimal coinsIn = buy ? volume.amount() : volume.amount().negate();
        BigDecimal dollarsIn = buy ? cost.amount().negate() : cost.amount();
        String asset = listings.get(coin).pair().base();
        return List.of(
                write(tradeId, time, "trade", asset, coinsIn, BigDecimal.ZERO, coins[coin].amount()),
                write(tradeId, time, "trade", DOLLARS, dollarsIn, fee.amount(), dollars.amount()));
    }

    private String write(
            String refid,
            Instant time,
            String type,
            String asset,
            BigDecimal amount,
            BigDecimal fee,
            BigDecimal balance) {
        String id = ids.next('L');
        ledger.add(new LedgerEntry(id, refid, time, type, asset, amount, fee, balance));
        return id;
    }
}
