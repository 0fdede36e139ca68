package dev.caravel.book;

import dev.caravel.market.Coin;
import dev.caravel.market.Pair;
import dev.caravel.market.Pairs;
import dev.caravel.market.Volume;
import dev.caravel.order.Balances;
import dev.caravel.order.ClientOrderId;
import dev.caravel.order.OrderForm;
import dev.caravel.order.OrderState;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Coins that the book holds and the account has no more: they were sold or sent away by hand. The owner hears of it and the coin is
 * not bought until he says run; or, if he wants what he does taken over, they leave the position: at the price of a sale by hand if
 * there is one, else at what they cost. Coins that came are the owner's.
 */
public final class MovedCoins {
    private final Book book;
    private final String bot;
    private final boolean adopts;
    private final Settlement settlement;
    private final Closing closing;
    /** What the last look missed. One look may fall between two of the exchange's own records: only two in a row count. */
    private Map<Coin, Volume> missed = Map.of();

    /**
     * For one bot.
     *
     * @param bot the name whose client order ids are ours
     * @param adopts whether what was moved by hand leaves the book
     */
    public MovedCoins(Book book, String bot, boolean adopts) {
        this.book = book;
        this.bot = bot;
        this.adopts = adopts;
        this.settlement = new Settlement(book);
        this.closing = new Closing(book);
    }

    /**
     * Compares every position with what the account has.
     *
     * @param look with the orders that were read before the balances
     */
    public void apply(Look look, Balances balances, Pairs pairs, Instant now) {
        Map<Coin, Volume> missing = new HashMap<>();
        for (Position position : book.positions()) {
            Optional<Pair> pair = pairs.of(position.coin());
            if (pair.isPresent() && isShort(position, balances.total(pair.get().base()))) {
                compare(position, look, balances, pair.get(), now)
                        .ifPresent(gone -> missing.put(position.coin(), gone));
            }
        }
        missed = missing;
    }

    /** The coins in a resting sell cannot be taken away; they may have been sold since the orders were read. */
    private static boolean isShort(Position position, BigDecimal owned) {
        BigDecimal resting =
                position.openSell().map(sell -> sell.rest().amount()).orElse(BigDecimal.ZERO);
        return owned.compareTo(position.held().amount().subtract(resting)) < 0;
    }

    /** What is to be remembered as missing. */
    private Optional<Volume> compare(Position position, Look look, Balances balances, Pair pair, Instant now) {
        BigDecimal owned = balances.total(pair.base());
        BigDecimal gone = position.held().amount().subtract(owned).subtract(balances.parkedOf(pair.base()));
        if (!adopts || gone.signum() <= 0 || mayBeOurs(position)) {
            settlement.differs(
                    position.coin(),
                    "balance/" + position.id(),
                    "the book holds " + position.held() + ", the account has only " + owned.toPlainString()
                            + ": coins were moved by hand or into Kraken's Earn",
                    now);
            return Optional.empty();
        }
        Volume missing = new Volume(gone);
        Volume before = missed.get(position.coin());
        boolean going = sales(position, look, pair).stream()
                .anyMatch(sale -> !sale.status().isOver());
        if (going) {
            return Optional.empty();
        }
        if (before == null) {
            return Optional.of(missing);
        }
        takeOut(position, missing.min(before), look, pair, now);
        return Optional.empty();
    }

    /** A sell of ours whose outcome is not certain, or that was given up, may have sold them. */
    private boolean mayBeOurs(Position position) {
        return position.isUnresolved()
                || book.doubts().ghosts().stream()
                        .filter(ghost -> ghost.coin().equals(position.coin()))
                        .flatMap(ghost -> ClientOrderId.read(bot, ghost.id()).stream())
                        .anyMatch(parts -> parts.side() == Side.SELL);
    }

    /** What somebody else has sold of the coin since the position was opened, newest last. */
    private List<OrderState> sales(Position position, Look look, Pair pair) {
        return look.orders().stream()
                .map(row -> look.order(row.txid()).orElse(row))
                .distinct()
                .filter(order -> order.side() == Side.SELL
                        && order.pair().equals(pair.altname())
                        && order.executed().isPositive()
                        && order.form() != OrderForm.OTHER
                        && !order.clientId().map(ClientOrderId::isOfSomeBot).orElse(false)
                        && !book.foreign().isBooked(order.txid())
                        && position.order(order.txid()).isEmpty()
                        && !order.closed().orElse(Instant.MAX).isBefore(position.opened()))
                .sorted(Comparator.comparing(OrderState::opened))
                .toList();
    }

    private void takeOut(Position position, Volume gone, Look look, Pair pair, Instant now) {
        Position after = position;
        Volume left = gone;
        for (OrderState sale : sales(position, look, pair)) {
            Volume part = left.min(sale.executed());
            if (part.isPositive()) {
                after = after.with(sold(sale, part));
                left = left.minus(part);
            }
        }
        String price = after.equals(position)
                ? "moved away, written off at what they cost"
                : "sold by hand" + (left.isPositive() ? ", " + left + " of them written off at what they cost" : "");
        if (left.isPositive()) {
            after = after.writtenOff(left);
        }
        book.put(after);
        settlement.tell(
                Event.Kind.TAKEN_OVER,
                position,
                position.id() + "/" + now,
                now,
                "took " + gone + " out of the position: " + price);
        closing.close(after, pair, now, Trade.Exit.OTHER);
    }

    /** The part of a sale that was of our coins, as an order that is over and needs no audit. */
    private static PlacedOrder sold(OrderState sale, Volume part) {
        Lot whole = new Lot(sale.executed(), sale.cost(), sale.fee());
        return new PlacedOrder(
                sale.txid(),
                sale.clientId().orElse(sale.txid()),
                Side.SELL,
                sale.limit(),
                part,
                whole.part(part),
                OrderStatus.CLOSED,
                sale.opened());
    }
}
