package dev.caravel.book;

import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The comparison of what the book says of each order with the exchange's ledger rows of that order's trades. An order is listed from
 * its acceptance until it is over and both agree; what has agreed is never looked at again.
 *
 * @param lines orders not yet agreed, by txid
 * @param unequal how many audits in a row found a difference
 */
public record Audit(Map<String, Line> lines, int unequal) {
    /** After so many audits a difference will not go away; it was told, and reading on from there would cost more each day. */
    private static final int PATIENCE = 72;

    public static final Audit NONE = new Audit(Map.of(), 0);

    /** One order as the book has it. */
    public record Line(Coin coin, Side side, Instant placed, Lot booked, boolean over) {}

    /**
     * One order's sum of ledger rows.
     *
     * @param coins that came (buy) or went (sell), without sign
     * @param dollars that went or came, fees not included, without sign
     * @param fee dollars
     * @param fills of how many trades
     */
    public record Ledger(BigDecimal coins, BigDecimal dollars, BigDecimal fee, int fills) {
        public static final Ledger NONE = new Ledger(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0);

        public Ledger plus(Ledger other) {
            return new Ledger(
                    coins.add(other.coins), dollars.add(other.dollars), fee.add(other.fee), fills + other.fills);
        }
    }

    /**
     * What an audit found.
     *
     * @param dollars book minus exchange, all these orders together
     * @param unequal txids whose amounts differ
     */
    public record Finding(Money dollars, List<String> unequal) {
        public boolean isEqual() {
            return unequal.isEmpty();
        }
    }

    public Audit {
        lines = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    Audit booked(Coin coin, PlacedOrder order) {
        Line line = new Line(
                coin,
                order.side(),
                order.placed(),
                order.filled(),
                order.status().isOver());
        boolean nothing = order.status().isOver()
                && order.status() != OrderStatus.CLOSED
                && order.filled().isEmpty();
        if (line.equals(lines.get(order.txid())) || (order.status().isOver() && !lines.containsKey(order.txid()))) {
            return this;
        }
        Map<String, Line> changed = new LinkedHashMap<>(lines);
        if (nothing) {
            changed.remove(order.txid());
        } else {
            changed.put(order.txid(), line);
        }
        return new Audit(changed, unequal);
    }

    /** Since when trades and ledger rows must be read; empty when nothing was filled that is not yet agreed. */
    public Optional<Instant> since() {
        return lines.values().stream()
                .filter(line -> !line.booked().isEmpty())
                .map(Line::placed)
                .min(Comparator.naturalOrder());
    }

    /**
     * Compares with the sums of the ledger rows by txid; an order without rows has none. An open order may have been filled between the
     * two reads: it is not compared while the ledger knows more of it.
     *
     * @param lastPlace how much coarser the ledger is than an order's record, for each fill; zero where both are exact
     */
    public Finding compare(Map<String, Ledger> ledgers, Money lastPlace) {
        BigDecimal difference = BigDecimal.ZERO;
        List<String> unequal = new java.util.ArrayList<>();
        for (Map.Entry<String, Line> entry : lines.entrySet()) {
            Lot booked = entry.getValue().booked();
            Ledger ledger = ledgers.getOrDefault(entry.getKey(), Ledger.NONE);
            int coins = booked.volume().amount().compareTo(ledger.coins());
            if (coins < 0 && !entry.getValue().over()) {
                continue;
            }
            BigDecimal dollars = booked.cost().amount().subtract(ledger.dollars());
            BigDecimal fee = booked.fee().amount().subtract(ledger.fee());
            BigDecimal tolerated = lastPlace.amount().multiply(BigDecimal.valueOf(ledger.fills()));
            if (coins != 0
                    || dollars.abs().compareTo(tolerated) > 0
                    || fee.abs().compareTo(tolerated) > 0) {
                unequal.add(entry.getKey());
                BigDecimal came = entry.getValue().side() == Side.BUY ? dollars.negate() : dollars;
                difference = difference.add(came).subtract(fee);
            }
        }
        return new Finding(new Money(difference), unequal);
    }

    /** Without the orders that are over and agree, or have differed for a day of usual cycles. */
    public Audit after(Finding finding) {
        Map<String, Line> rest = new LinkedHashMap<>(lines);
        rest.entrySet()
                .removeIf(entry -> entry.getValue().over()
                        && (unequal > PATIENCE || !finding.unequal().contains(entry.getKey())));
        return new Audit(rest, finding.isEqual() ? 0 : unequal + 1);
    }
}
