package dev.caravel.book;

import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.PairStatus;
import dev.caravel.market.Pairs;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderForm;
import dev.caravel.order.OrderState;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Rebuilds a book from nothing but the exchange's orders: the id of each order of ours says of which bot, coin, side, time and attempt
 * it was. The orders are played in their order through {@link Reconciliation}, as if each had just been seen.
 *
 * <p>Where a position ended is read off what the bot did next: it never buys a coin that it holds, and never sells dust. So a position
 * that had sold something ended there if the coin's next order is a buy, and went on if it is a sell. Only after a coin's last order
 * today's minimums say whether what is left can be sold.
 *
 * <p>Not to be had from the exchange: intents without an order, reasons, refusals, quarantines, ghosts, the owner's word. Times of closing
 * are the exchange's, which are a little earlier than those at which the bot noticed.
 */
public final class Recovery {
    private final String bot;
    private final Money capital;
    private final Levels levels;
    private final UnaryOperator<Instant> cycleOf;

    /**
     * Where sells stand, in percent of the entry, by which the way out of a position is told from its price.
     *
     * @param target above it
     * @param stop under it, without sign
     */
    public record Levels(BigDecimal target, BigDecimal stop) {
        private Exit.Way way(Price price, Price entry) {
            if (price.compareTo(entry.moved(stop.negate())) < 0) {
                return Exit.Way.STOP;
            }
            return price.compareTo(entry.moved(target)) < 0 ? Exit.Way.LOWERED : Exit.Way.TARGET;
        }
    }

    /**
     * What was found.
     *
     * @param book with every order of ours still to be audited
     * @param foreign open orders on the account that are not this bot's
     * @param remarks what could not be explained, a sentence each
     */
    public record Recovered(Book book, List<OrderState> foreign, List<String> remarks) {
        public Recovered {
            foreign = List.copyOf(foreign);
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * For one bot.
     *
     * @param bot the name whose client order ids are ours
     * @param capital that the bot was given
     * @param cycleOf the scheduled time of the cycle that was the last one at a time
     */
    public Recovery(String bot, Money capital, Levels levels, UnaryOperator<Instant> cycleOf) {
        this.bot = bot;
        this.capital = capital;
        this.levels = levels;
        this.cycleOf = cycleOf;
    }

    /**
     * The book that these orders have come from.
     *
     * @param orders all of the account, open and over, in any order
     * @param pairs as they are listed today; a coin that is missing is closed when nothing is left of it
     */
    public Recovered rebuild(Collection<OrderState> orders, Pairs pairs, Instant now) {
        List<OwnOrder> ours = new ArrayList<>();
        List<OrderState> foreign = new ArrayList<>();
        for (OrderState order : Look.newest(orders)) {
            Optional<OwnOrder> own = OwnOrder.of(bot, order);
            own.ifPresent(ours::add);
            if (own.isEmpty() && !order.status().isOver()) {
                foreign.add(order);
            }
        }
        Replay replay = new Replay(pairs);
        OwnOrder.inOrder(ours).forEach(replay::play);
        return new Recovered(replay.finished(now), foreign, replay.remarks);
    }

    /** One rebuilding. */
    private final class Replay {
        private final Book book = new Book(capital);
        private final Reconciliation reconciliation =
                new Reconciliation(book, bot, new Resolution(book, Duration.ZERO, Duration.ZERO));
        private final Pairs listed;
        private final List<String> remarks = new ArrayList<>();

        Replay(Pairs listed) {
            this.listed = listed;
        }

        void play(OwnOrder.Moment moment) {
            if (moment.isEnd()) {
                end(moment.order(), moment.next());
            } else {
                begin(moment.order());
            }
        }

        private void begin(OwnOrder own) {
            OrderState order = own.order();
            Coin coin = own.coin();
            Optional<Position> current = book.position(coin);
            if (current.isEmpty() && order.side() == Side.SELL) {
                boolean sold = !order.executed().isZero();
                if (sold || !order.status().isOver()) {
                    remarks.add(coin + ": sell " + order.txid() + " of " + order.executed()
                            + " has no buy in the exchange's lists"
                            + (order.status().isOver() ? " and is left out" : ""));
                }
                if (order.status().isOver()) {
                    return;
                }
            }
            // With all that it will have filled: what a sell is compared with is the entry of the whole.
            PlacedOrder placed = new PlacedOrder(
                    order.txid(),
                    own.id(),
                    order.side(),
                    order.limit(),
                    order.volume(),
                    own.filled(),
                    order.status().isOver() ? OrderStatus.OPEN : order.status(),
                    order.opened(),
                    isStop(order));
            Position position =
                    current.orElseGet(() -> Position.open(coin, own.parts().time()));
            if (order.side() == Side.SELL) {
                position = leaving(position.with(position.exit().placed()), own);
            } else {
                book.put(book.waits().begun(cycleOf.apply(own.parts().time())));
                book.put(book.waits().bought(coin));
            }
            book.put(position.with(placed).attempted(own.parts().attempt() + 1));
        }

        /** A way out is never taken back, however the next sell stands. */
        private Position leaving(Position position, OwnOrder sell) {
            Lot sold = sell.filled();
            if (isStop(sell.order())) {
                return sold.isEmpty() ? position : position.with(position.exit().by(Exit.Way.STOP));
            }
            Optional<Price> price =
                    sell.order().limit().or(() -> sold.isEmpty() ? Optional.empty() : Optional.of(sold.price()));
            Exit.Way way = position.entry()
                    .map(entry -> price.map(stands -> levels.way(stands, entry)).orElse(Exit.Way.STOP))
                    .orElse(Exit.Way.TARGET);
            Exit exit = position.exit();
            return way.compareTo(exit.way()) > 0 ? position.with(exit.by(way)) : position;
        }

        /** It was left at the exchange when the bot ended; this bot places no other order that waits for a price. */
        private static boolean isStop(OrderState order) {
            return order.form() == OrderForm.CONDITIONAL;
        }

        private void end(OwnOrder own, Optional<Side> next) {
            Look look = new Look(List.of(own.order()), false, Instant.MAX, Optional.empty());
            book.position(own.coin())
                    .filter(position ->
                            position.sold().volume().compareTo(position.bought().volume()) > 0)
                    .ifPresent(position ->
                            remarks.add(own.coin() + ": this bot has sold more than it bought, which it had taken over"
                                    + " from you; only what it bought is booked"));
            reconciliation.apply(look, ending(own.coin(), next), true, own.end());
        }

        /** The coin with such minimums that what is left of it can be sold if that was done, and cannot if it was not. */
        private Pairs ending(Coin coin, Optional<Side> next) {
            if (next.isPresent()) {
                return next.get() == Side.SELL
                        ? new Pairs(List.of())
                        : new Pairs(List.of(unlisted(coin, Volume.of("1e30"))));
            }
            return new Pairs(List.of(listed.of(coin).orElseGet(() -> unlisted(coin, Volume.of("1e-12")))));
        }

        private static Pair unlisted(Coin coin, Volume ordermin) {
            String name = coin + "USD";
            BigDecimal step = new BigDecimal("1e-12");
            return new Pair(
                    coin, name, name, coin.symbol(), "USD", step, 12, 12, ordermin, Money.ZERO, PairStatus.UNKNOWN);
        }

        Book finished(Instant now) {
            for (Position position : book.positions()) {
                if (listed.of(position.coin()).isEmpty()) {
                    remarks.add(
                            position.coin() + ": Kraken lists no pair against US dollars; sell what is left by hand");
                }
            }
            book.outbox().forEach(event -> book.told(event.id()));
            book.put(book.waits().begun(cycleOf.apply(now)));
            book.put(Guards.rebuilt(capital, book.trades(), now));
            return book;
        }
    }
}
