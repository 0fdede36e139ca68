package dev.caravel.book;

import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.Volume;
import java.time.Instant;

/** Closes positions: what was bought and sold becomes a trade, and what cannot be sold any more stays as dust. */
final class Closing {
    private final Book book;
    private final Settlement settlement;

    Closing(Book book) {
        this.book = book;
        this.settlement = new Settlement(book);
    }

    /** Closes the position if nothing of it is under way and nothing that is left of it can be sold. */
    void close(Position position, Pair pair, Instant now) {
        close(position, pair, now, exit(position.exit()));
    }

    /** The same, with this as the way it ended. */
    void close(Position position, Pair pair, Instant now, Trade.Exit exit) {
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
        if (bought.isEmpty()) {
            settlement.differs(
                    position.coin(), position.id(), "sold " + sold.volume() + " that the book had not bought", now);
            book.drop(position);
            return;
        }
        Volume both = sold.volume().min(bought.volume());
        Lot out = bought.part(both);
        // Should coins have been sold that were not in the book, they were not the bot's to earn with.
        Lot earned = sold.part(both);
        Trade trade = new Trade(
                book.trades().size() + 1L, position.id(), position.coin(), position.opened(), now, out, earned, exit);
        book.add(trade);
        book.put(book.waits().closed(position.coin(), now));
        if (position.held().isZero()) {
            book.drop(position);
        } else {
            book.put(position.afterTrade(bought.minus(out)));
        }
        Money net = trade.net();
        Event.Kind kind = trade.exit() == Trade.Exit.STOPPED ? Event.Kind.STOPPED_OUT : Event.Kind.SOLD;
        String what = trade.exit() == Trade.Exit.OTHER ? "ended by hand, " : "sold ";
        settlement.tell(
                kind, position, position.id(), now, what + earned.volume() + ", net " + net.rounded(2) + " dollars");
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
