package dev.caravel.book;

import dev.caravel.market.Coin;
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
    /** Of an average price in a sentence. */
    private static final int PRICE_DIGITS = 7;

    private final Book book;
    private final String bot;
    private final Resolution resolution;
    private final Settlement settlement;
    private final Closing closing;

    /** @param bot the name whose client order ids are ours */
    public Reconciliation(Book book, String bot, Resolution resolution) {
        this.book = book;
        this.bot = bot;
        this.resolution = resolution;
        this.settlement = new Settlement(book);
        this.closing = new Closing(book);
    }

    /**
     * Applies a look: resolves, books fills, closes positions that are sold, adopts strays. What is adopted is saved before it can be
     * closed, since the id of a ghost is forgotten before its trade is booked.
     *
     * @param isSaved whether all that the book has is kept already
     */
    public void apply(Look look, Pairs pairs, boolean isSaved, Instant now) {
        resolution.resolve(look, now);
        book.positions().forEach(position -> bookFills(position, look, now));
        if (isSaved) {
            book.positions().forEach(position -> layToRest(position, now));
            book.positions()
                    .forEach(position ->
                            pairs.of(position.coin()).ifPresent(pair -> closing.close(position, pair, now)));
            book.positions().forEach(this::fold);
        }
        look.newest().forEach(order -> adoptStray(order, now));
    }

    private void bookFills(Position before, Look look, Instant now) {
        Position position = before;
        for (PlacedOrder order : before.orders()) {
            Optional<OrderState> seen = look.order(order.txid()).filter(row -> tellsMore(row, order));
            if (seen.isPresent()) {
                position =
                        afterSeeing(position.changed(order.txid(), known -> known.seen(seen.get())), order, seen.get());
                tellOfPurchase(position, order, now);
            } else if (order.isOpen() && resolution.shows(look, order)) {
                settlement.differs(
                        position.coin(),
                        order.txid(),
                        "order " + order.txid() + " is in neither list of the exchange and counts as cancelled",
                        now);
                // Else nothing could be done about the coin for ever: the exchange neither changes nor cancels what it
                // does not know.
                position = position.changed(order.txid(), PlacedOrder::vanished);
                resolution.haunts(order.id(), position.coin(), now);
            }
        }
        if (!position.equals(before)) {
            book.put(position);
        }
    }

    /** An order that had vanished may come back, also with fills from the time when no list showed it. */
    private static boolean tellsMore(OrderState row, PlacedOrder order) {
        return order.isOpen()
                || !row.status().isOver()
                || row.executed().compareTo(order.filled().volume()) > 0;
    }

    private void tellOfPurchase(Position position, PlacedOrder before, Instant now) {
        Lot lot = position.order(before.txid()).map(PlacedOrder::filled).orElse(Lot.NONE);
        if (before.side() == Side.BUY && before.filled().isEmpty() && !lot.isEmpty()) {
            settlement.tell(
                    Event.Kind.BOUGHT,
                    position,
                    before.txid(),
                    now,
                    "bought " + lot.volume() + " at " + lot.price().rounded(PRICE_DIGITS));
        }
    }

    /**
     * A post-only refusal has another form: accepted first, then cancelled by the exchange itself. And a stop that waited at the exchange
     * has been touched while nobody looked.
     */
    private static Position afterSeeing(Position position, PlacedOrder order, OrderState seen) {
        if (order.stop() && seen.executed().isPositive() && !position.exit().isUrgent()) {
            return position.with(position.exit().by(Exit.Way.STOP));
        }
        boolean refusedToTake = seen.status().isOver()
                && order.side() == Side.SELL
                && seen.executed().isZero()
                && seen.reason().contains("Post only");
        return refusedToTake ? position.with(position.exit().postRefused()) : position;
    }

    /**
     * A ghost or a foreign order that is over and booked would be found again, after its trade, for as long as the lists show it.
     */
    private void layToRest(Position position, Instant now) {
        for (PlacedOrder order : position.orders()) {
            if (order.isOpen() || order.filled().isEmpty()) {
                continue;
            }
            if (book.doubts().isGhost(order.id())) {
                book.put(book.doubts().laidToRest(order.id()));
            }
            if (ClientOrderId.read(bot, order.id()).isEmpty()) {
                book.put(book.foreign().booked(order.txid(), now));
            }
        }
    }

    private void fold(Position position) {
        Position folded = position.folded(order -> !book.audit().lines().containsKey(order.txid()));
        if (!folded.equals(position)) {
            book.put(folded);
        }
    }

    /** An order of ours that the book does not know: open, or given up and yet filled. */
    private void adoptStray(OrderState order, Instant now) {
        Optional<ClientOrderId.Parts> ours = order.clientId().flatMap(id -> ClientOrderId.read(bot, id));
        if (ours.isEmpty()) {
            return;
        }
        String id = order.clientId().orElseThrow();
        Coin coin = ours.get().coin();
        Optional<Position> current = book.position(coin);
        boolean known = current.map(position -> position.order(order.txid()).isPresent())
                .orElse(false);
        boolean filledGhost = book.doubts().isGhost(id) && !order.executed().isZero();
        if (known || (order.status().isOver() && !filledGhost)) {
            return;
        }
        // Not by the order's time: the position of that time may have had its trade, and a trade's position stays
        // closed.
        Position position = current.orElseGet(() -> Position.open(coin, now));
        book.adopt(position, order, PlacedOrder.found(order, id, order.opened()));
        if (order.side() == Side.BUY) {
            book.put(book.waits().bought(coin));
        }
        settlement.tell(
                Event.Kind.ORDER_GHOST, position, id, now, "order " + order.txid() + " appeared late and was adopted");
    }
}
