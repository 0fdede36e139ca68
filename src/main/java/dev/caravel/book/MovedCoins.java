package dev.caravel.book;

import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.Pairs;
import dev.caravel.market.Ticker;
import dev.caravel.market.Volume;
import dev.caravel.order.Balances;
import dev.caravel.order.ClientOrderId;
import dev.caravel.order.OrderForm;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Coins that the book holds and the account has no more: they were sold or sent away by hand. The owner hears of it and the coin is
 * not bought until he says run; or, if he wants what he does taken over, they leave the position: at what a sale by hand brought, and
 * without one at what they were worth. Coins that came are the owner's.
 */
public final class MovedCoins {
    private final Book book;
    private final String bot;
    private final boolean adopts;
    private final Settlement settlement;
    private final Closing closing;

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
     * What one look showed.
     *
     * @param look at the orders, before the balances
     * @param tickers of Kraken, by which coins are valued
     */
    public record Sight(Look look, Balances balances, Map<Coin, Ticker> tickers, Pairs pairs) {
        public Sight {
            tickers = Map.copyOf(tickers);
        }
    }

    /** Compares every position with what the account has. */
    public void apply(Sight sight, Instant now) {
        for (Position position : book.positions()) {
            Optional<Pair> pair = sight.pairs().of(position.coin());
            if (pair.isEmpty()) {
                continue;
            }
            BigDecimal owned = sight.balances().total(pair.get().base());
            if (!isShort(position, owned)) {
                book.foreign()
                        .missed(position.coin())
                        .ifPresent(missed -> remember(position.coin(), Volume.ZERO, Lot.NONE, missed.until()));
            } else if (adopts && !mayBeOurs(position, now)) {
                follow(position, sight, pair.get(), now);
            } else {
                tell(position, owned, now);
            }
        }
        book.put(book.foreign().missingOf(coin -> book.position(coin).isPresent()));
    }

    /** The coins in a resting sell cannot be taken away; they may have been sold since the orders were read. */
    private static boolean isShort(Position position, BigDecimal owned) {
        BigDecimal resting =
                position.openSell().map(sell -> sell.rest().amount()).orElse(BigDecimal.ZERO);
        return owned.compareTo(position.held().amount().subtract(resting)) < 0;
    }

    private void tell(Position position, BigDecimal owned, Instant now) {
        settlement.differs(
                position.coin(),
                "balance/" + position.id(),
                "the book holds " + position.held() + ", the account has only " + owned.toPlainString()
                        + ": coins were moved by hand or into Kraken's Earn",
                now);
    }

    /** A sell of ours whose outcome is not certain, or that was given up, may have sold them. */
    private boolean mayBeOurs(Position position, Instant now) {
        return position.isUnresolved()
                || book.doubts().ghosts().stream()
                        .filter(ghost -> ghost.coin().equals(position.coin()) && now.isBefore(ghost.until()))
                        .flatMap(ghost -> ClientOrderId.read(bot, ghost.id()).stream())
                        .anyMatch(parts -> parts.side() == Side.SELL);
    }

    /** One look may fall between two of the exchange's own records: what the next one misses as well is gone. */
    private void follow(Position position, Sight sight, Pair pair, Instant now) {
        Coin coin = position.coin();
        Foreign.Missed before =
                book.foreign().missed(coin).orElse(new Foreign.Missed(Volume.ZERO, Lot.NONE, position.opened()));
        List<OrderState> sales = sales(position, sight.look(), pair, before.until());
        Lot sold = sales.stream().map(Lot::of).reduce(before.sold(), Lot::plus);
        Instant until = sales.stream()
                .flatMap(sale -> sale.closed().stream())
                .reduce(before.until(), (one, other) -> one.isBefore(other) ? other : one);
        Volume gone = gone(position, sight.balances(), pair, sold.volume());
        Optional<Ticker> ticker = Optional.ofNullable(sight.tickers().get(coin));
        Volume out = gone.min(before.volume());
        boolean isValued = sold.volume().compareTo(out) >= 0 || ticker.isPresent();
        if (gone.isZero()) {
            tell(position, sight.balances().total(pair.base()), now);
        } else if (out.isZero() || !isValued) {
            remember(coin, gone, sold, until);
        } else {
            takeOut(position, out, sold, ticker, pair, now);
            remember(coin, Volume.ZERO, Lot.NONE, until);
        }
    }

    private void remember(Coin coin, Volume volume, Lot sold, Instant until) {
        book.put(book.foreign().missing(coin, new Foreign.Missed(volume, sold, until)));
    }

    /** What is neither there nor parked; a sale that was seen says that coins are gone, whatever else the owner has parked. */
    private static Volume gone(Position position, Balances balances, Pair pair, Volume sold) {
        BigDecimal missing = position.held().amount().subtract(balances.total(pair.base()));
        BigDecimal unparked = missing.subtract(balances.parkedOf(pair.base()));
        return new Volume(unparked.max(missing.min(sold.amount())).max(BigDecimal.ZERO));
    }

    /** What somebody else has sold of the coin and is over, in this position's time and not counted before. */
    private List<OrderState> sales(Position position, Look look, Pair pair, Instant counted) {
        Instant traded = book.waits().closed().getOrDefault(position.coin(), Instant.MIN);
        return look.newest().stream()
                .filter(order -> order.side() == Side.SELL
                        && order.pair().equals(pair.altname())
                        && order.executed().isPositive()
                        && order.form() != OrderForm.OTHER
                        && !Adoption.isSomeBots(order)
                        && position.order(order.txid()).isEmpty()
                        && !book.foreign().isBooked(order.txid())
                        && order.closed()
                                .filter(closed -> closed.isAfter(counted) && closed.isAfter(traded))
                                .isPresent())
                .toList();
    }

    private void takeOut(Position position, Volume out, Lot sold, Optional<Ticker> ticker, Pair pair, Instant now) {
        Lot paid = sold.part(out.min(sold.volume()));
        Volume moved = out.minus(paid.volume());
        Money worth = ticker.map(price -> price.bid().times(moved)).orElse(Money.ZERO);
        Position after = position.without(paid.plus(new Lot(moved, worth, Money.ZERO)));
        book.put(after);
        String text = "took " + out + " out of the position: "
                + (paid.isEmpty()
                        ? ""
                        : paid.volume() + " sold by hand for " + paid.cost().rounded(2) + " dollars")
                + (paid.isEmpty() || moved.isZero() ? "" : ", ")
                + (moved.isZero() ? "" : moved + " moved away, worth " + worth.rounded(2) + " dollars");
        settlement.tell(Event.Kind.TAKEN_OVER, position, position.id() + "/" + after.held(), now, text);
        closing.close(after, pair, now, Trade.Exit.OTHER);
    }
}
