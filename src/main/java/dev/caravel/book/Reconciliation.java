package dev.caravel.book;

import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.Pairs;
import dev.caravel.order.ClientOrderId;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings the book into line with what the exchange says. The exchange is the truth for fills, the book for intentions: every
 * difference is applied as a fill, an expiry or a cancel, or it becomes an event and quarantines the coin.
 */
public final class Reconciliation {
    private final Book book;
    private final String bot;
    private final Resolution resolution;
    private final Settlement settlement;

    /** @param bot the name whose client order ids are ours */
    public Reconciliation(Book book, String bot, Resolution resolution) {
        this.book = book;
        this.bot = bot;
        this.resolution = resolution;
        this.settlement = new Settlement(book);
    }

    /** Applies a look: resolves, books fills, adopts strays, closes positions that are sold. */
    public void apply(Look look, Pairs pairs, Instant now) {
        resolution.resolve(look, now);
        book.positions().forEach(position -> bookFills(position, look, now));
        look.orders().forEach(order -> adoptStray(order, now));
        book.positions().forEach(position -> pairs.of(position.coin()).ifPresent(pair -> close(position, pair, now)));
    }

    private void bookFills(Position before, Look look, Instant now) {
        Position position = before;
        for (PlacedOrder order : before.orders()) {
            Optional<OrderState> seen = order.isOpen() ? look.order(order.txid()) : Optional.empty();
            if (seen.isPresent()) {
                position =
                        afterSeeing(position.changed(order.txid(), known -> known.seen(seen.get())), order, seen.get());
            } else if (order.isOpen() && look.complete() && !look.since().isAfter(order.placed())) {
                vanished(position, order, now);
            }
        }
        if (!position.equals(before)) {
            book.put(position);
        }
        if (before.bought().volume().equals(before.carried().volume())
                && position.bought().volume().compareTo(before.bought().volume()) > 0) {
            Lot lot = position.bought().minus(before.bought());
            settlement.tell(
                    Event.Kind.BOUGHT,
                    position,
                    position.id() + "/" + position.orders().size(),
                    now,
                    "bought " + lot.volume() + " at " + lot.price().floor(CENTIPIP));
        }
    }

    /** Finer than any tick: only for sentences. */
    private static final java.math.BigDecimal CENTIPIP = new java.math.BigDecimal("0.0000000001");

    /** The other form of a post-only refusal: accepted first, then cancelled by the exchange itself. */
    private static Position afterSeeing(Position position, PlacedOrder order, OrderState seen) {
        boolean refusedToTake = seen.status().isOver()
                && order.side() == Side.SELL
                && seen.executed().isZero()
                && seen.reason().contains("Post only");
        return refusedToTake ? position.with(position.exit().postRefused()) : position;
    }

    private void vanished(Position position, PlacedOrder order, Instant now) {
        String text = "order " + order.txid() + " is in neither list of the exchange; " + position.coin()
                + " is not bought until the owner says run";
        settlement.tell(Event.Kind.DIFFERENCE, position, order.txid(), now, text);
        if (!book.doubts().isQuarantined(position.coin(), book.control())) {
            book.put(book.doubts().quarantining(position.coin(), text, now));
        }
    }

    private void adoptStray(OrderState order, Instant now) {
        Optional<ClientOrderId.Parts> ours = order.clientId().flatMap(id -> ClientOrderId.read(bot, id));
        if (ours.isEmpty()) {
            return;
        }
        String id = order.clientId().orElseThrow();
        Coin coin = ours.get().coin();
        boolean ghost = book.doubts().isGhost(id);
        Optional<Position> current = book.position(coin);
        boolean known = current.map(position -> position.order(order.txid()).isPresent())
                .orElse(false);
        boolean stray = ghost || !order.status().isOver();
        if (known
                || !stray
                || (ghost && order.status().isOver() && order.executed().isZero())) {
            return;
        }
        Position position =
                current.orElseGet(() -> Position.open(coin, ours.get().time()));
        PlacedOrder adopted = new PlacedOrder(
                order.txid(),
                id,
                order.side(),
                order.limit(),
                order.volume(),
                Lot.NONE,
                dev.caravel.order.OrderStatus.OPEN,
                order.opened());
        book.put(position.with(adopted));
        book.put(position.with(adopted.seen(order)));
        settlement.tell(
                Event.Kind.ORDER_GHOST, position, id, now, "order " + order.txid() + " appeared late and was adopted");
    }

    private void close(Position position, Pair pair, Instant now) {
        boolean done = !position.hasOpenOrder() && !position.isUnresolved();
        Lot sold = position.sold();
        if (!done) {
            return;
        }
        if (sold.isEmpty()) {
            boolean nothing = position.held().isZero() && position.carried().isEmpty();
            if (nothing) {
                book.drop(position);
            }
            return;
        }
        boolean rest = position.state(pair) == Position.State.HELD;
        if (rest) {
            return;
        }
        Lot bought = position.bought();
        Lot out = bought.part(sold.volume().min(bought.volume()));
        Trade trade = new Trade(
                book.trades().size() + 1L,
                position.id(),
                position.coin(),
                position.opened(),
                now,
                out,
                sold,
                exit(position.exit()));
        book.add(trade);
        book.put(book.waits().closed(position.coin(), now));
        if (position.held().isZero()) {
            book.drop(position);
        } else {
            book.put(position.afterTrade(bought.minus(out)));
        }
        Money net = trade.net();
        Event.Kind kind = trade.exit() == Trade.Exit.STOPPED ? Event.Kind.STOPPED_OUT : Event.Kind.SOLD;
        settlement.tell(
                kind, position, position.id(), now, "sold " + sold.volume() + ", net " + net.rounded(2) + " dollars");
    }

    private static Trade.Exit exit(Exit exit) {
        return switch (exit.way()) {
            case TARGET -> Trade.Exit.TARGET;
            case LOWERED -> Trade.Exit.LOWERED;
            case STOP -> Trade.Exit.STOPPED;
            case FLATTEN -> Trade.Exit.FLATTENED;
        };
    }
}
